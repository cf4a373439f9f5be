// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { CatalogWatch } from '@macadam/portal-node';
import type { Knex } from 'knex';
import { Allocations } from './allocate/Allocations';
import { CatalogDirectory, COSTED_KINDS } from './allocate/CatalogDirectory';
import { BudgetNotices } from './budgets/BudgetNotices';
import { Limits } from './budgets/Limits';
import type { CostConfig } from './config';
import type { CostSources } from './CostSources';
import { BillImport } from './ingest/BillImport';
import { SourceReads } from './ingest/SourceReads';
import { RatesFile } from './rates/RatesFile';
import { Figures } from './read/Figures';
import { Shares } from './share/Shares';
import { BillStore } from './store/BillStore';
import { ChargeStore } from './store/ChargeStore';
import { RateStore } from './store/RateStore';
import { ShareStore } from './store/ShareStore';
import { SourceStore } from './store/SourceStore';
import { SubjectStore } from './store/SubjectStore';

/** Keeps bills, and what of them belongs to whom. */
export interface Engine {
  directory: CatalogDirectory;
  figures: Figures;
  limits: Limits;
  /** Reads the sources, finds whose the new charges are, and tells of budgets that are passed. */
  readBills(signal: AbortSignal): Promise<void>;
  /** Reads the catalog, and finds whose everything is. */
  refresh(): Promise<void>;
  /** Does both from now on, from time to time. */
  start(): Promise<void>;
}

export interface EngineDeps {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  catalog: Pick<CatalogService, 'queryEntities' | 'streamEntities'>;
  config: CostConfig;
  knex: Knex;
  logger: Pick<LoggerService, 'info' | 'warn'>;
  notifications: Pick<NotificationService, 'send'>;
  scheduler: Pick<SchedulerService, 'scheduleTask'>;
  sources: Pick<CostSources, 'bills' | 'shares'>;
}

/** How soon a new entity of the catalog is known; a changed owner takes as long as `CatalogWatch` says. */
const REFRESH = { frequency: { seconds: 30 }, timeout: { minutes: 10 } };

export function createEngine(deps: EngineDeps): Engine {
  const { config, knex } = deps;
  const { rules } = config;
  const bills = new BillStore(knex);
  const subjects = new SubjectStore(knex);
  const annotations = rules.flatMap(({ to }) =>
    'annotation' in to ? [to.annotation] : [],
  );
  const directory = new CatalogDirectory({ ...deps, annotations });
  const kept = { bills, directory, knex, rules, subjects };
  const allocations = new Allocations(kept);
  const figures = new Figures(knex);
  const limits = new Limits(config.budgets);
  const notices = new BudgetNotices({ ...deps, directory, figures, limits });
  const rates = new RateStore(knex);
  const readSources = createReading(deps, { ...kept, rates });

  const engine: Engine = {
    directory,
    figures,
    limits,
    async readBills(signal) {
      if (await readSources(signal)) {
        await allocations.refresh();
        await allocations.judgeNew();
      }
      await notices.check(signal);
    },
    refresh: () => allocations.refresh(),
    async start() {
      await rates.define(config.conversion?.currency);
      await schedule(engine, deps);
    },
  };
  return engine;
}

/** @returns what reads everything outside, and says whether anything new counts */
function createReading(
  { config, knex, logger, sources }: EngineDeps,
  kept: {
    bills: BillStore;
    directory: CatalogDirectory;
    rates: RateStore;
    subjects: SubjectStore;
  },
): (signal: AbortSignal) => Promise<boolean> {
  const { bills, directory, rates, subjects } = kept;
  const charges = new ChargeStore(subjects);
  const imports = new BillImport({ bills, charges, knex });
  const shared = { imports, logger, states: new SourceStore(knex) };
  const path = config.conversion?.rates;
  const ratesFile = new RatesFile({ logger, path, rates });
  const reads = new SourceReads({
    ...shared,
    directory,
    sources: sources.bills,
  });
  const shares = new Shares({
    ...{ ...shared, knex, subjects },
    clusters: config.clusters,
    shareSources: sources.shares,
    shares: new ShareStore(knex),
  });
  return async signal => {
    await ratesFile.refresh();
    await shares.read(signal);
    const isBilled = await reads.read(signal);
    const isShared = await shares.shareOut(signal);
    return isBilled || isShared;
  };
}

async function schedule(
  engine: Engine,
  { auth, catalog, config, scheduler }: EngineDeps,
): Promise<void> {
  const filter = { kind: COSTED_KINDS };
  const watch = new CatalogWatch({ auth, catalog, filter });
  await scheduler.scheduleTask({
    ...REFRESH,
    id: 'refresh-directory',
    scope: 'local',
    fn: () => watch.turn(() => engine.refresh()),
  });
  await scheduler.scheduleTask({
    ...config.schedule,
    id: 'read-bills',
    fn: signal => engine.readBills(signal),
  });
}
