// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import {
  RULE_VERSION,
  type ExplainedRow,
  type MetricExplanation,
  type MetricId,
  type WindowQuery,
} from '@macadam/plugin-dora-common';
import type { Knex } from 'knex';
import { explainedRows, type Place } from '../store/queries/explainedRows';
import { leftOut } from '../store/queries/leftOut';
import { summaryFigures } from '../store/queries/summary';
import type { AnswerCache } from '@macadam/portal-node';
import { localDays } from './DeliveryWindow';
import { formulaOf } from './formula';
import { figuresOf } from './metrics';
import { Questions, windowOf, type Question } from './Questions';
import { rulesOf } from './rules';
import type { SourceStates } from './SourceStates';
import type { Subject } from './Subject';
import { whyUnknown } from './summaryOf';

const SHOWN_ROWS = 100;
const ROWS_AT_ONCE = 2_000;

/** All rows of a figure, in pieces, with what tells how they came about. */
export interface FigureRows {
  ruleVersion: string;
  queryHash: string;
  pieces: AsyncIterable<ExplainedRow[]>;
}

/** Opens a figure to the rows, the rules and the exclusions behind it, for whoever was let through. */
export class Explanations {
  private readonly questions: Questions;

  constructor(
    private readonly deps: {
      cache: AnswerCache;
      knex: Knex;
      sources: SourceStates;
    },
  ) {
    this.questions = new Questions(deps);
  }

  async explain(
    subject: Subject,
    metric: MetricId,
    query: WindowQuery,
  ): Promise<MetricExplanation> {
    const { knex, sources } = this.deps;
    const asked = await this.questions.of(subject, query);
    const [drawn, states] = await Promise.all([
      this.questions.answer(
        `${metric} explained`,
        asked,
        async ({ cohort }) => {
          const [figures, { rows }, excluded] = await Promise.all([
            summaryFigures(knex, cohort),
            explainedRows(knex, { ...cohort, metric, limit: SHOWN_ROWS }),
            leftOut(knex, { ...cohort, metric }),
          ]);
          return { figures, rows, excluded };
        },
      ),
      sources.of(subject, asked.cohort.scope),
    ]);
    const { question } = drawn;
    const { figures, rows, excluded } = drawn.answer;
    const { from, to, timezone } = question.cohort;
    const window = {
      ...figures.current,
      days: localDays(from, to, timezone),
      unknownBecause: whyUnknown(figures, states),
    };
    const value = figuresOf(window)[metric];
    return {
      metric,
      scope: subject.name,
      window: windowOf(question),
      asOf: question.asOf.toISOString(),
      ruleVersion: RULE_VERSION,
      queryHash: hashOf(subject, metric, question),
      value,
      formula: formulaOf(metric, window, value),
      rules: rulesOf(metric),
      counted: value.kind === 'measured' ? value.samples : 0,
      rows,
      excluded,
    };
  }

  async rows(
    subject: Subject,
    metric: MetricId,
    query: WindowQuery,
  ): Promise<FigureRows> {
    const question = await this.questions.of(subject, query);
    return {
      ruleVersion: RULE_VERSION,
      queryHash: hashOf(subject, metric, question),
      pieces: this.pieces(metric, question),
    };
  }

  private async *pieces(
    metric: MetricId,
    { cohort }: Question,
  ): AsyncGenerator<ExplainedRow[]> {
    const { knex } = this.deps;
    const limit = ROWS_AT_ONCE;
    let after: Place | undefined;
    do {
      const piece = { ...cohort, metric, limit, after };
      const { rows, next } = await explainedRows(knex, piece);
      yield rows;
      after = next;
    } while (after);
  }
}

function hashOf(
  { name, visible }: Subject,
  metric: MetricId,
  { cohort, endsNow }: Question,
): string {
  const { from, to, timezone } = cohort;
  const end = endsNow ? 'now' : to;
  const asked = [name, metric, from, end, timezone, visible, RULE_VERSION];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}
