// SPDX-License-Identifier: Apache-2.0
import type {
  DeliveryCoverage,
  DeliverySeries,
  DeliverySummary,
  DeploymentFilter,
  DeploymentsPage,
  IncidentsPage,
  SourceStatus,
  TierTable,
  WindowQuery,
} from '@macadam/plugin-dora-common';
import type { Knex } from 'knex';
import { lateEvents, unattributedEvents } from '../store/queries/coverage';
import { deploymentsPage } from '../store/queries/deployments';
import { incidentsPage } from '../store/queries/incidents';
import type { PageRequest } from '../store/queries/keyset';
import { seriesPoints } from '../store/queries/series';
import { summaryAndReads, summaryFigures } from '../store/queries/summary';
import { BriefMemory, type AnswerCache } from '@macadam/portal-node';
import { Questions, windowOf, type Question } from './Questions';
import type { SourceStates } from './SourceStates';
import type { Subject } from './Subject';
import { summaryOf } from './summaryOf';

/** How the sources of several services stand is said anew so often, however many ask about the same. */
const SOURCES_STAND = { milliseconds: 2_000, mostEntries: 200 };

/** Answers about deliveries, to whoever was let through. */
export class DeliveryReader {
  private readonly questions: Questions;
  private readonly sources = new BriefMemory<SourceStatus[]>(SOURCES_STAND);

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
    const drawn =
      question.cohort.scope.kind === 'service'
        ? await this.ofService(subject, question)
        : await this.ofMany(subject, question);
    return summaryOf({
      name: subject.name,
      tiers: this.deps.tiers,
      ...drawn,
    });
  }

  private async ofService(subject: Subject, question: Question) {
    const { knex, sources } = this.deps;
    const { cohort } = question;
    const asked = sources.asked(subject, cohort.scope);
    const { figures, reads } = await summaryAndReads(knex, cohort, asked);
    return { question, figures, sources: sources.told(subject, reads) };
  }

  private async ofMany(subject: Subject, asked: Question) {
    const { knex, sources } = this.deps;
    const [{ answer: figures, question }, states] = await Promise.all([
      this.questions.answer('summary', asked, ({ cohort }) =>
        summaryFigures(knex, cohort),
      ),
      this.sources.answer(subject.name, () =>
        sources.of(subject, asked.cohort.scope),
      ),
    ]);
    return { question, figures, sources: states };
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

  async coverage(
    subject: Subject,
    query: WindowQuery,
  ): Promise<Omit<DeliveryCoverage, 'unattributedEvents'>> {
    const { cohort } = await this.questions.of(subject, query);
    const [summary, late] = await Promise.all([
      this.summary(subject, query),
      lateEvents(this.deps.knex, cohort),
    ]);
    const { unknownBase, unattributedIncidents, excludedChanges } =
      summary.counts;
    return {
      sources: summary.sources,
      unknownBase,
      unattributedIncidents,
      excludedChanges,
      lateEvents: late,
    };
  }

  /** Events that no entity of the catalog claims. */
  unattributedEvents(): Promise<number> {
    return unattributedEvents(this.deps.knex);
  }
}
