// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  DeliveryIngest,
  DeploymentSource,
  IncidentSource,
} from '@macadam/plugin-dora-node';
import { CatalogWatch } from '@macadam/portal-node';
import type { Knex } from 'knex';
import type { DoraConfig } from './config';
import { SERVICE_KIND } from './ingest/catalogServices';
import { Ingest } from './ingest/Ingest';
import { Judge } from './ingest/Judge';
import type { Counted } from './ingest/newlyCounted';
import { Reattribution } from './ingest/Reattribution';
import { Recorder } from './ingest/Recorder';
import { ServiceDirectory } from './ingest/ServiceDirectory';
import { SourceReads } from './ingest/SourceReads';
import { ChainStore } from './store/chain/ChainStore';
import { DeliveryStore } from './store/DeliveryStore';
import { EntityStore } from './store/EntityStore';
import { DeploymentStore } from './store/events/DeploymentStore';
import { IncidentStore } from './store/events/IncidentStore';
import { ReadStore } from './store/ReadStore';
import { SumStore } from './store/SumStore';

/** What events of the last day made count, of one service, when they came. */
export interface NewlyCounted {
  serviceRef: string;
  ownerRef?: string;
  deployments: number;
  failed: number;
  leadSeconds: number[];
  recoverySeconds: number[];
}

/** Keeps events and applies the rules to them. */
export interface Engine {
  ingest: DeliveryIngest;
  directory: Pick<ServiceDirectory, 'sourceValues'>;
  /** Changes what belongs to a service, and judges all of it, in one transaction that nothing else of the service runs beside. */
  changeChain<T>(
    serviceId: number,
    change: (trx: Knex.Transaction) => Promise<T>,
  ): Promise<T>;
  /** Begins to read the catalog and the sources. */
  start(): Promise<void>;
}

export interface EngineDeps {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  catalog: Pick<CatalogService, 'queryEntities' | 'streamEntities'>;
  config: DoraConfig;
  knex: Knex;
  logger: Pick<LoggerService, 'debug' | 'warn'>;
  scheduler: Pick<SchedulerService, 'scheduleTask'>;
  sources: { deployments: DeploymentSource[]; incidents: IncidentSource[] };
  onCounted?: (counted: NewlyCounted) => void;
}

/** How soon a new component of the catalog is known, and its history asked for; one that is changed takes as long as `CatalogWatch` says. */
const REFRESH = { frequency: { seconds: 30 }, timeout: { minutes: 5 } };
const BACKFILL = { frequency: { seconds: 15 }, timeout: { hours: 6 } };
const DAILY = { frequency: { days: 1 }, timeout: { minutes: 10 } };
const JUDGE = { frequency: { hours: 1 }, timeout: { hours: 6 } };
const CONDENSE = { frequency: { minutes: 5 }, timeout: { minutes: 5 } };

/** The catalog is asked out of turn for somebody unknown, but not more often. */
const LEAST_BETWEEN_MS = 5_000;

export async function createEngine(deps: EngineDeps): Promise<Engine> {
  const { config, knex, logger } = deps;
  const entities = new EntityStore(knex);
  const deployments = new DeploymentStore();
  const incidents = new IncidentStore();
  const deliveries = new DeliveryStore(knex);
  const reads = new ReadStore(knex);
  const sums = new SumStore(knex);
  const judge = new Judge({ chains: new ChainStore(), knex, rules: config });
  const reattribution = new Reattribution({ deployments, incidents, judge });
  const chain = { entities, judge, reattribution };
  const directory = new ServiceDirectory({ ...deps, ...chain });
  const recorder = new Recorder({ deployments, incidents, judge, reads });
  const ingest = new Ingest({
    deliveries,
    directory,
    knex,
    recorder,
    onCounted: counted => tellCounted(counted, directory, deps),
    onUnknown: outOfTurn(() => directory.refresh(), logger),
  });
  const sourceReads = new SourceReads({
    ...deps,
    backfillDays: config.backfillDays,
    directory,
    reads,
    recorder,
  });
  await directory.recall();

  return {
    ingest,
    directory,
    changeChain(serviceId, change) {
      return knex.transaction(async trx => {
        await judge.lock(trx, [serviceId]);
        const answer = await change(trx);
        await judge.judgeWhole(trx, [serviceId]);
        return answer;
      });
    },
    start: () =>
      scheduleTasks(deps, { deliveries, directory, judge, sourceReads, sums }),
  };
}

async function scheduleTasks(
  { auth, catalog, config, scheduler }: EngineDeps,
  workers: {
    deliveries: DeliveryStore;
    directory: ServiceDirectory;
    judge: Judge;
    sourceReads: SourceReads;
    sums: SumStore;
  },
): Promise<void> {
  const { deliveries, directory, judge, sourceReads, sums } = workers;
  const filter = { kind: SERVICE_KIND };
  const watch = new CatalogWatch({ auth, catalog, filter });
  await scheduler.scheduleTask({
    ...REFRESH,
    id: 'refresh-services',
    scope: 'local',
    fn: () => watch.turn(() => directory.refresh()),
  });
  await scheduler.scheduleTask({
    ...JUDGE,
    id: 'judge-stale',
    fn: signal => judge.judgeStale(signal),
  });
  await scheduler.scheduleTask({
    ...CONDENSE,
    id: 'condense-sums',
    fn: () => sums.condense(),
  });
  await scheduler.scheduleTask({
    ...BACKFILL,
    id: 'backfill',
    fn: signal => sourceReads.backfill(signal),
  });
  await scheduler.scheduleTask({
    ...config.schedule,
    id: 'reconcile',
    fn: signal => sourceReads.reconcile(signal),
  });
  await scheduler.scheduleTask({
    ...DAILY,
    id: 'forget-deliveries',
    fn: () => deliveries.forgetOld(),
  });
}

function tellCounted(
  counted: Counted[],
  directory: ServiceDirectory,
  { onCounted }: EngineDeps,
) {
  if (!onCounted) return;
  const services = new Map(
    directory.current.all.map(service => [service.id, service]),
  );
  for (const { serviceId, ...figures } of counted) {
    const service = services.get(serviceId);
    if (!service) continue;
    const { ref: serviceRef, ownerRef } = service;
    onCounted({ serviceRef, ownerRef, ...figures });
  }
}

/** Runs something now and then, whoever asks for it how often; its failure is for the next regular turn to mend. */
function outOfTurn(work: () => Promise<void>, logger: EngineDeps['logger']) {
  let lastMs = 0;
  return () => {
    if (Date.now() - lastMs < LEAST_BETWEEN_MS) return;
    lastMs = Date.now();
    work().catch(error => {
      logger.warn(`The catalog could not be read: ${toError(error).message}`);
    });
  };
}
