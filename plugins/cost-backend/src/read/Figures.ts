// SPDX-License-Identifier: Apache-2.0
import {
  sumOf,
  type Amounts,
  type CostLine,
  type Forecast,
} from '@macadam/plugin-cost-common';
import Big from 'big.js';
import type { Knex } from 'knex';
import { cardRows } from '../store/queries/card';
import type { Scope } from '../store/queries/Scope';
import {
  amountsOf,
  dailyUsage,
  lastKnownDay,
  monthSums,
  type SumRow,
  type UsageRow,
} from '../store/queries/sums';
import { dayOf, daysAfter, daysBetween, monthsOf, type Months } from './days';
import { forecast } from './forecast';

/** Four whole weeks, so that each day of the week is there as often. */
const FORECAST_DAYS = 28;

/** What a scope cost in a month, and what it will. */
export interface MonthFigures {
  rows: SumRow[];
  toDate: Amounts;
  forecasts: Forecast[];
}

/** And its costliest lines. */
export interface CardFigures extends MonthFigures {
  topLines: CostLine[];
}

/** Draws a month's figures from the daily sums. */
export class Figures {
  constructor(private readonly knex: Knex) {}

  /** @param month - as `2026-11`; the present one by default */
  async months(month: string | undefined, now: Date): Promise<Months> {
    const lastKnown = await this.lastKnownDay(now);
    return monthsOf(month ?? dayOf(now).slice(0, 'YYYY-MM'.length), lastKnown);
  }

  /** The last day that a bill is known of, not after today. */
  lastKnownDay(now: Date): Promise<string | null> {
    return lastKnownDay(this.knex, dayOf(now));
  }

  async of(scope: Scope, months: Months): Promise<MonthFigures> {
    const [rows, usage] = await Promise.all([
      monthSums(this.knex, scope, months, 'kind'),
      this.usage(scope, months, false),
    ]);
    return figuresOf(months, rows, usage);
  }

  /** What the card of some entities tells, in one question. */
  async card(
    scope: Extract<Scope, { kind: 'entities' }>,
    months: Months,
    topLines: number,
  ): Promise<CardFigures> {
    const { through } = months;
    if (!through) return { ...(await this.of(scope, months)), topLines: [] };
    const { sums, usage, lines } = await cardRows(this.knex, scope, {
      months,
      usageFirst: usageFirst(through),
      lines: topLines,
    });
    return { ...figuresOf(months, sums, usage), topLines: lines };
  }

  /** What each of some lists of entities cost, in as few questions as for one. */
  async toDateOfEach(
    lists: readonly (readonly string[])[],
    months: Months,
  ): Promise<Amounts[]> {
    const scope: Scope = { kind: 'entities', refs: [...new Set(lists.flat())] };
    const rows = await monthSums(this.knex, scope, months, 'entity');
    const byRef = groupedBy(rows, ({ key }) => key);
    return lists.map(refs =>
      sumOf(refs.flatMap(ref => amountsOf(byRef.get(ref) ?? [], 'toDate'))),
    );
  }

  /** What they cost, and what they will. */
  async ofEach(
    lists: readonly (readonly string[])[],
    months: Months,
  ): Promise<Pick<MonthFigures, 'toDate' | 'forecasts'>[]> {
    const toDates = await this.toDateOfEach(lists, months);
    const scope: Scope = { kind: 'entities', refs: [...new Set(lists.flat())] };
    const usage = await this.usage(scope, months, true);
    const byRef = groupedBy(usage, ({ entity }) => entity);
    return lists.map((refs, index) => {
      const toDate = toDates[index];
      const own = refs.flatMap(ref => byRef.get(ref) ?? []);
      return { toDate, forecasts: forecastsOf(months, toDate, own) };
    });
  }

  private async usage(
    scope: Scope,
    { through }: Months,
    isByEntity: boolean,
  ): Promise<UsageRow[]> {
    if (!through) return [];
    const days = { usageFirst: usageFirst(through), through };
    return dailyUsage(this.knex, scope, days, { isByEntity });
  }
}

function usageFirst(through: string): string {
  return daysAfter(through, 1 - FORECAST_DAYS);
}

function figuresOf(
  months: Months,
  rows: SumRow[],
  usage: readonly UsageRow[],
): MonthFigures {
  const toDate = sumOf(amountsOf(rows, 'toDate'));
  return { rows, toDate, forecasts: forecastsOf(months, toDate, usage) };
}

/** @param usage - of the days before, in any order; several rows may tell of one day */
function forecastsOf(
  { through, days, knownDays }: Months,
  toDate: Amounts,
  usage: readonly UsageRow[],
): Forecast[] {
  if (!through) return [];
  return toDate.map(({ amount, currency }) => {
    const own = new Map<number, Big>();
    for (const row of usage.filter(one => one.currency === currency)) {
      const daysAgo = daysBetween(row.day, through) - 1;
      own.set(daysAgo, (own.get(daysAgo) ?? new Big(0)).plus(row.amount));
    }
    const length = Math.max(-1, ...own.keys()) + 1;
    return forecast({
      currency,
      toDate: amount,
      usage: Array.from(
        { length },
        (_, index) => own.get(length - 1 - index)?.toFixed() ?? '0',
      ),
      remainingDays: days - knownDays,
    });
  });
}

function groupedBy<T>(
  all: readonly T[],
  keyOf: (one: T) => string | null,
): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
