// SPDX-License-Identifier: Apache-2.0
import {
  changesOf,
  sumOf,
  type Allocation,
  type Amounts,
  type Bills,
  type Budget,
  type CostLine,
  type CostSeries,
  type CostSourceStatus,
  type CostSummary,
  type Dimension,
  type LinesPage,
} from '@macadam/plugin-cost-common';
import type { AnswerCache } from '@macadam/portal-node';
import type { Knex } from 'knex';
import { sayingOf, sharingOf } from '../allocate/sayings';
import type { ClusterBill, Rule } from '../allocate/rules';
import { budgetOf } from '../budgets/budgetOf';
import type { Limit } from '../budgets/Limits';

import { billsPage, type BillPosition } from '../store/queries/bills';
import { clustersAmong } from '../store/queries/clusters';
import {
  firstOf,
  linesPage,
  positionOf,
  type Days,
} from '../store/queries/lines';
import { seriesOf } from '../store/queries/series';
import { amountsOf, kindsIn, revision } from '../store/queries/sums';
import { earlier, type Months } from './days';
import type { CardFigures, Figures, MonthFigures } from './Figures';
import type { SourceStates } from './SourceStates';
import type { Subject } from './Subject';

const TOP_LINES = 5;

/** As many as a page shows at first. */
const FIRST_LINES = 50;

/** Answers about costs, to whoever was let through. */
export class CostReader {
  constructor(
    private readonly deps: {
      cache: AnswerCache;
      figures: Figures;
      knex: Knex;
      /** Whose machines stand in a bill. */
      clusters: readonly ClusterBill[];
      rules: readonly Rule[];
      sources: SourceStates;
      warnAbove: number;
    },
  ) {}

  async summary(
    subject: Subject,
    month: string | undefined,
    limit: Limit | undefined,
  ): Promise<CostSummary> {
    const { warnAbove } = this.deps;
    const now = new Date();
    const months = await this.months(month, now);
    const [card, states] = await Promise.all([
      this.card(subject, months),
      this.sources(now),
    ]);
    const { rows, toDate, forecasts, topLines } = card;
    const sameDaysBefore = sumOf(amountsOf(rows, 'sameDaysBefore'));
    return {
      scope: subject.name,
      month: toldMonth(months),
      toDate,
      sameDaysBefore,
      lastMonth: sumOf(amountsOf(rows, 'lastMonth')),
      changes: changesOf(toDate, sameDaysBefore),
      warnAbove,
      kinds: kindsIn(rows).map(kind => ({
        kind,
        amounts: sumOf(
          amountsOf(
            rows.filter(({ key }) => key === kind),
            'toDate',
          ),
        ),
      })),
      savings: sumOf(amountsOf(rows, 'savings')),
      forecasts,
      budget: limit ? budgetOf(limit, toDate, forecasts) : null,
      topLines,
      hidden: subject.hidden,
      sources: states,
      asOf: now.toISOString(),
    };
  }

  /** What it cost in a month so far. */
  async toDate(subject: Subject, month: string | undefined): Promise<Amounts> {
    const months = await this.months(month, new Date());
    return (await this.monthOf(subject, months)).toDate;
  }

  /** How budgets go in the present month, each with the entities whose costs count to it. */
  async budgets(
    all: readonly { limit: Limit; refs: string[] }[],
  ): Promise<Budget[]> {
    const { cache, figures, knex } = this.deps;
    const months = await figures.months(undefined, new Date());
    const lists = all.map(({ refs }) => refs);
    const told = await cache.answer(
      JSON.stringify(['budgets', months, lists]),
      () => revision(knex),
      () => figures.ofEach(lists, months),
    );
    return all.map(({ limit }, index) => {
      const { toDate, forecasts } = told[index];
      return budgetOf(limit, toDate, forecasts);
    });
  }

  async series(
    subject: Subject,
    query: Days & { by: Dimension },
  ): Promise<CostSeries> {
    const currencies = await this.kept(['series', query], subject, () =>
      seriesOf(this.deps.knex, subject.scope, query),
    );
    return { scope: subject.name, ...query, currencies };
  }

  async lines(
    subject: Subject,
    days: Days,
    page: Parameters<typeof linesPage>[3],
  ): Promise<LinesPage> {
    const { after, limit } = page;
    const isFirst = after === undefined && limit <= FIRST_LINES;
    const { lines } = await this.page(
      subject,
      days,
      isFirst ? { limit: FIRST_LINES } : page,
    );
    return firstOf(lines, limit);
  }

  /** Every line of a window, in pages; what is imported meanwhile may or may not be among them. */
  async *allLines(
    subject: Subject,
    days: Days,
    limit: number,
  ): AsyncGenerator<CostLine[]> {
    const known = await this.known(days);
    let cursor: string | undefined;
    do {
      const after = cursor === undefined ? undefined : positionOf(cursor);
      // A whole list would push out what others ask for.
      const { lines } = await linesPage(this.deps.knex, subject.scope, known, {
        after,
        limit,
      });
      yield lines.items;
      cursor = lines.nextCursor;
    } while (cursor);
  }

  async allocation(subject: Subject, days: Days): Promise<Allocation> {
    const { clusters, knex, rules } = this.deps;
    const [{ rules: applied }, among] = await Promise.all([
      this.page(subject, days, { limit: FIRST_LINES }),
      this.kept(['clusters', days], subject, () =>
        clustersAmong(knex, subject.scope, days),
      ),
    ]);
    const order = new Map(rules.map((rule, index) => [rule.name, index]));
    const placeOf = (name: string | null) =>
      order.get(name ?? '') ?? rules.length;
    return {
      scope: subject.name,
      rules: [...applied]
        .sort((a, b) => placeOf(a.rule) - placeOf(b.rule))
        .map(told => {
          const rule = rules.find(({ name }) => name === told.rule);
          const says = rule ? sayingOf(rule) : 'No rule matches';
          return { ...told, says };
        }),
      clusters: among.map(name => ({
        name,
        says: sharingOf(name, clusters),
      })),
    };
  }

  async bills(page: { after?: BillPosition; limit: number }): Promise<Bills> {
    const { knex, sources } = this.deps;
    const { items, ...rest } = await billsPage(knex, page);
    return {
      ...rest,
      items: items.map(bill => ({
        ...bill,
        source: sources.titleOf(bill.source),
      })),
    };
  }

  private months(month: string | undefined, now: Date): Promise<Months> {
    return this.keptBriefly(['months', month], now, () =>
      this.deps.figures.months(month, now),
    );
  }

  private sources(now: Date): Promise<CostSourceStatus[]> {
    return this.keptBriefly('sources', now, () => this.deps.sources.all());
  }

  private monthOf(subject: Subject, months: Months): Promise<MonthFigures> {
    return this.kept(['month', months], subject, () =>
      this.deps.figures.of(subject.scope, months),
    );
  }

  private async card(subject: Subject, months: Months): Promise<CardFigures> {
    const { figures } = this.deps;
    const { scope } = subject;
    if (scope.kind === 'entities') {
      return this.kept(['card', months], subject, () =>
        figures.card(scope, months, TOP_LINES),
      );
    }
    const { first, last } = months;
    const [month, lines] = await Promise.all([
      this.monthOf(subject, months),
      this.lines(subject, { first, last }, { limit: TOP_LINES }),
    ]);
    return { ...month, topLines: lines.items };
  }

  /** Its first lines and the rules are of the same sums, and kept together. */
  private async page(
    subject: Subject,
    days: Days,
    page: Parameters<typeof linesPage>[3],
  ): ReturnType<typeof linesPage> {
    const known = await this.known(days);
    return this.kept(['lines', known, page], subject, () =>
      linesPage(this.deps.knex, subject.scope, known, page),
    );
  }

  /** Up to the last day that is known: with days of which nobody knows anything yet, none before can be compared. */
  private async known({ first, last }: Days): Promise<Days> {
    const now = new Date();
    const { figures } = this.deps;
    const lastKnown = await this.keptBriefly('last known day', now, () =>
      figures.lastKnownDay(now),
    );
    const isKnown = lastKnown !== null && lastKnown >= first;
    return { first, last: isKnown ? earlier(last, lastKnown) : last };
  }

  /** What every card asks for holds for a second. */
  private keptBriefly<T>(
    what: unknown,
    now: Date,
    draw: () => Promise<T>,
  ): Promise<T> {
    const second = Math.floor(now.getTime() / 1000);
    const version = async () => String(second);
    return this.deps.cache.answer(JSON.stringify(what), version, draw);
  }

  /** Answers about one entity are cheap and drawn anew; those about many are kept while the data stays. */
  private kept<T>(
    what: unknown,
    { scope }: Subject,
    draw: () => Promise<T>,
  ): Promise<T> {
    if (scope.kind === 'entities' && scope.refs.length === 1) return draw();
    const key = JSON.stringify([what, scope]);
    return this.deps.cache.answer(key, () => revision(this.deps.knex), draw);
  }
}

export function toldMonth(months: Months): CostSummary['month'] {
  const { first, last, through, knownDays, days } = months;
  return { first, last, through, knownDays, days };
}
