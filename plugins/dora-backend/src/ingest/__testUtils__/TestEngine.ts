// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  CommitRecord,
  DeploymentRecord,
  DeploymentSource,
  IncidentRecord,
  IncidentSource,
} from '@macadam/plugin-dora-node';
import type { Knex } from 'knex';
import type { DoraConfig } from '../../config';
import { createEngine, type Engine, type NewlyCounted } from '../../engine';

export const REPOSITORY = 'example.com/repository';
export const PAGER = 'example.com/pager';

export const settings: DoraConfig = {
  productionEnvironments: ['production'],
  attributionWindowHours: 24,
  rollbackDetection: true,
  timezone: 'UTC',
  backfillDays: 90,
  schedule: { frequency: { trigger: 'manual' }, timeout: { minutes: 1 } },
  tiers: { edition: '2023' },
};

/** The tasks that an engine schedules, run when a test says so. */
class ManualScheduler {
  readonly tasks = new Map<string, (signal: AbortSignal) => Promise<void>>();

  readonly service = mockServices.scheduler.mock({
    scheduleTask: async ({ id, fn }) => {
      this.tasks.set(id, async signal => fn(signal));
    },
  });
}

/** An engine on a database, over a catalog that a test may change. */
export class TestEngine {
  entities: Entity[] = [];
  readonly counted: NewlyCounted[] = [];
  private readonly scheduler = new ManualScheduler();
  private started?: Engine;

  private constructor(readonly knex: Knex) {}

  static async start(
    knex: Knex,
    options: {
      entities?: Entity[];
      config?: Partial<DoraConfig>;
      sources?: Partial<{
        deployments: DeploymentSource[];
        incidents: IncidentSource[];
      }>;
      isCatalogAway?: boolean;
    } = {},
  ): Promise<TestEngine> {
    const test = new TestEngine(knex);
    test.entities = options.entities ?? [component('payments')];
    const { deployments = [], incidents = [] } = options.sources ?? {};
    test.started = await createEngine({
      auth: mockServices.auth(),
      catalog: {
        queryEntities: (...given) =>
          catalogServiceMock({ entities: test.entities }).queryEntities(
            ...given,
          ),
        streamEntities: (...given) =>
          catalogServiceMock({ entities: test.entities }).streamEntities(
            ...given,
          ),
      },
      config: { ...settings, ...options.config },
      knex,
      logger: mockServices.logger.mock(),
      scheduler: test.scheduler.service,
      sources: { deployments, incidents },
      onCounted: counted => test.counted.push(counted),
    });
    await test.started.start();
    if (!options.isCatalogAway) await test.run('refresh-services');
    return test;
  }

  get engine(): Engine {
    return this.started!;
  }

  /** Runs a scheduled task once. */
  async run(id: string, signal = new AbortController().signal) {
    await this.scheduler.tasks.get(id)!(signal);
  }

  tell(
    events: { deployments?: DeploymentRecord[]; incidents?: IncidentRecord[] },
    deliveryId?: string,
    source = 'test',
  ): Promise<boolean> {
    return this.engine.ingest.tell({ source, deliveryId, ...events });
  }

  /** What the rules made of every attempt, by service and external id. */
  async flags(): Promise<Record<string, object>> {
    const rows = await this.knex('deployments as d')
      .leftJoin('entities as e', 'e.id', 'd.service_id')
      .leftJoin('deployments as g', 'g.id', 'd.grouped_into')
      .leftJoin('deployments as u', 'u.id', 'd.undoes_id')
      .leftJoin('deployments as r', 'r.id', 'd.remediates_id')
      .select('d.*', 'e.ref', {
        grouped: 'g.external_id',
        undoes: 'u.external_id',
        repairs: 'r.external_id',
      });
    return Object.fromEntries(
      rows.map(row => [
        `${row.ref} ${row.source} ${row.external_id}`,
        {
          counted: row.is_counted,
          reason: row.uncounted_reason,
          grouped: row.grouped,
          environments: row.other_environments,
          redeploy: row.is_redeploy,
          undoes: row.undoes,
          repairs: row.repairs,
          failed: row.is_failed,
          failure: row.failure_reasons,
          rework: row.rework_reasons,
          isRework: row.is_rework,
          open: row.is_open,
          recovered: row.recovered_at,
          seconds: row.recovery_seconds,
          base: row.is_base_known,
        },
      ]),
    );
  }

  /** What the rules made of every change that is counted or left out. */
  async changes(): Promise<Record<string, object>> {
    const rows = await this.knex('changes as c')
      .join('deployments as d', 'd.id', 'c.deployment_id')
      .leftJoin('entities as e', 'e.id', 'd.service_id')
      .leftJoin('entities as s', 's.id', 'c.service_id')
      .select('c.*', 'e.ref', 'd.source', 'd.external_id', {
        service: 's.ref',
      });
    return Object.fromEntries(
      rows.map(row => [
        `${row.ref} ${row.source} ${row.external_id} ${row.sha}`,
        {
          counted: row.is_counted,
          excluded: row.is_excluded,
          service: row.service,
          deployed: row.deployed_at,
          lead: row.lead_seconds,
        },
      ]),
    );
  }

  /** What each incident was given to. */
  async causes(): Promise<Record<string, string>> {
    const rows = await this.knex('incidents as i')
      .leftJoin('entities as e', 'e.id', 'i.service_id')
      .leftJoin('deployments as d', 'd.id', 'i.deployment_id')
      .select('i.*', 'e.ref', { deployment: 'd.external_id' });
    return Object.fromEntries(
      rows.map(row => [
        `${row.ref} ${row.source} ${row.external_id}`,
        `${row.attribution} ${row.deployment ?? ''}`.trim(),
      ]),
    );
  }

  async everything() {
    return {
      flags: await this.flags(),
      changes: await this.changes(),
      causes: await this.causes(),
    };
  }
}

export function component(
  name: string,
  given: {
    annotations?: Record<string, string>;
    owner?: string;
    system?: string;
  } = {},
): Entity {
  const { owner = 'group:default/money', system } = given;
  const annotations = { [REPOSITORY]: `acme/${name}`, ...given.annotations };
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    relations: [
      { type: 'ownedBy', targetRef: owner },
      ...(system ? [{ type: 'partOf', targetRef: system }] : []),
    ],
  };
}

/** A successful deployment of payments to production, that brought one commit of an hour before. */
export function aDeployment(
  externalId: string,
  finished: string,
  more: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  const finishedAt = new Date(finished);
  const sha = more.sha ?? `sha-${externalId}`;
  return {
    externalId,
    subject: {
      kind: 'annotation',
      annotation: REPOSITORY,
      value: 'acme/payments',
    },
    environment: 'production',
    sha,
    status: 'success',
    finishedAt,
    observedAt: finishedAt,
    commits: [aCommit(sha, new Date(finishedAt.getTime() - 3_600_000))],
    ...more,
  };
}

export function aCommit(
  sha: string,
  authored: string | Date,
  more: Partial<CommitRecord> = {},
): CommitRecord {
  return { sha, authoredAt: new Date(authored), isMerge: false, ...more };
}

/** An incident of payments, as its deployments are told. */
export function anIncident(
  externalId: string,
  created: string,
  resolved?: string,
  more: Partial<IncidentRecord> = {},
): IncidentRecord {
  const createdAt = new Date(created);
  const resolvedAt = resolved ? new Date(resolved) : undefined;
  return {
    externalId,
    subject: {
      kind: 'annotation',
      annotation: REPOSITORY,
      value: 'acme/payments',
    },
    title: `Incident ${externalId}`,
    createdAt,
    resolvedAt,
    observedAt: resolvedAt ?? createdAt,
    ...more,
  };
}
