// SPDX-License-Identifier: Apache-2.0
import {
  quickCheckOf,
  RULE_VERSION,
  type DeliverySeries,
  type DeliverySummary,
  type DeploymentFilter,
  type DeploymentsPage,
  type IncidentsPage,
  type TierTable,
  type WindowQuery,
} from '@macadam/plugin-dora-common';
import type { Knex } from 'knex';
import { deploymentsPage } from '../store/queries/deployments';
import { incidentsPage } from '../store/queries/incidents';
import type { PageRequest } from '../store/queries/keyset';
import { seriesPoints } from '../store/queries/series';
import { summaryFigures } from '../store/queries/summary';
import type { AnswerCache } from './AnswerCache';
import { localDays } from './DeliveryWindow';
import { figuresOf, metricsOf } from './metrics';
import { Questions, type Question } from './Questions';
import type { SourceStates } from './SourceStates';
import type { Subject } from './Subject';

/** Answers about deliveries, to whoever was let through. */
export class DeliveryReader {
  private readonly questions: Questions;

  constructor(
    private readonly deps: {
      cache: AnswerCache;
      knex: Knex;
      sources: SourceStates;
      tiers: TierTable;
    },
  ) {
    this.questions = new Questions(deps);
  }

  /** References of the services that the subject's deliveries and incidents were of. */
  services(subject: Subject): Promise<string[]> {
    return this.questions.services(subject);
  }

  async summary(
    subject: Subject,
    query: WindowQuery,
  ): Promise<Omit<DeliverySummary, 'canLink'>> {
    const question = await this.questions.of(subject, query);
    const [{ version, answer, question: asked }, sources] = await Promise.all([
      this.questions.answer('summary', question, drawn =>
        summaryFigures(this.deps.knex, drawn.cohort),
      ),
      this.deps.sources.of(subject),
    ]);
    const { from, to, previousFrom, timezone } = asked.cohort;
    const { current, previous } = answer;
    const isTold =
      current.deployments + previous.deployments > 0 ||
      sources.some(
        ({ state, tells }) =>
          state !== 'not-configured' && tells.includes('deployments'),
      );
    const measured = {
      ...current,
      days: localDays(from, to, timezone),
      isTold,
    };
    const before = localDays(previousFrom, from, timezone);
    return {
      scope: subject.name,
      services: current.services,
      window: windowOf(asked),
      asOf: asked.asOf.toISOString(),
      ruleVersion: RULE_VERSION,
      dataVersion: version,
      metrics: metricsOf(
        { current: measured, previous: { ...previous, days: before, isTold } },
        this.deps.tiers,
      ),
      counts: {
        deployments: current.deployments,
        redeploys: current.redeploys,
        deploymentDays: current.deploymentDays,
        failed: current.failed,
        rework: current.rework,
        recovered: current.recovered,
        open: current.open,
        openAgeSeconds: current.openSince.map(
          since => (asked.asOf.getTime() - new Date(since).getTime()) / 1000,
        ),
        changes: current.changes,
        excludedChanges: answer.excludedChanges,
        unknownBase: current.unknownBase,
        uncountedAttempts: answer.uncountedAttempts,
        unattributedIncidents: answer.unattributedIncidents,
      },
      quickCheck: quickCheckOf(figuresOf(measured), '2025'),
      sources,
    };
  }

  async series(
    subject: Subject,
    query: WindowQuery,
    bucket: DeliverySeries['bucket'],
  ): Promise<DeliverySeries> {
    const question = await this.questions.of(subject, query);
    const { answer, question: asked } = await this.questions.answer(
      `series by ${bucket}`,
      question,
      ({ cohort }) => seriesPoints(this.deps.knex, { ...cohort, bucket }),
    );
    const window = windowOf(asked);
    return { scope: subject.name, window, bucket, points: answer };
  }

  async deployments(
    subject: Subject,
    query: WindowQuery,
    page: PageRequest & { filter: DeploymentFilter },
  ): Promise<DeploymentsPage> {
    const { cohort } = await this.questions.of(subject, query);
    return deploymentsPage(this.deps.knex, { ...cohort, ...page });
  }

  async incidents(
    subject: Subject,
    query: WindowQuery,
    page: PageRequest,
  ): Promise<IncidentsPage> {
    const { cohort } = await this.questions.of(subject, query);
    return incidentsPage(this.deps.knex, { ...cohort, ...page });
  }
}

function windowOf({ cohort }: Question): DeliverySummary['window'] {
  const { from, to, timezone } = cohort;
  return { from: from.toISOString(), to: to.toISOString(), timezone };
}
