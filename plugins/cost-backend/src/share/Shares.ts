// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  Bill,
  ChargeRecord,
  ChargeSubject,
  DailyShares,
  ShareSource,
} from '@macadam/plugin-cost-node';
import type { Knex } from 'knex';
import { isOfCluster } from '../allocate/allocate';
import type { ClusterBill } from '../allocate/rules';
import type { BillImport } from '../ingest/BillImport';
import { dayOf, daysAfter } from '../read/days';
import type { BilledRow, ShareStore } from '../store/ShareStore';
import { revision } from '../store/queries/sums';
import type { SourceStore } from '../store/SourceStore';
import type { SubjectStore } from '../store/SubjectStore';
import { ownCharges, sharedOut, type Billed } from './shareOut';

/** As far back as a source is asked at first. */
const FIRST_DAYS = 90;

/** A source corrects a day for a while. */
const AGAIN_DAYS = 3;

/** What bills have of one cluster: machines by their numbers, and what was charged for them. */
interface ClusterBilled {
  machines: Map<number, ChargeSubject>;
  rows: BilledRow[];
}

/** Reads how clusters are shared, and makes of it bills of its own: each day of a cluster is one. */
export class Shares {
  /** After which change of the sums everything was shared out last, by this process; nothing can have changed since then that it depends on. */
  private sharedAt?: string;

  constructor(
    private readonly deps: {
      clusters: readonly ClusterBill[];
      imports: BillImport;
      knex: Knex;
      logger: Pick<LoggerService, 'warn'>;
      shareSources: readonly ShareSource[];
      shares: ShareStore;
      states: SourceStore;
      subjects: SubjectStore;
    },
  ) {}

  /** Reads the sources. What goes wrong with one is kept as its state. */
  async read(signal: AbortSignal): Promise<void> {
    const { logger, shareSources, shares, states } = this.deps;
    for (const source of shareSources) {
      const begunAt = new Date();
      const known = await shares.lastDay(source.id);
      const since = known
        ? daysAfter(known, -AGAIN_DAYS)
        : daysAfter(dayOf(begunAt), -FIRST_DAYS);
      try {
        for await (const told of source.dailyShares({ since, signal })) {
          signal.throwIfAborted();
          await shares.save(source.id, told);
        }
        await states.succeeded(source.id, begunAt);
      } catch (error) {
        signal.throwIfAborted();
        const reason = toError(error).message;
        logger.warn(`${source.title} could not be read: ${reason}`);
        await states.failed(source.id, reason);
      }
    }
  }

  /** @returns whether anything new counts */
  async shareOut(signal: AbortSignal): Promise<boolean> {
    const { imports, shareSources, shares } = this.deps;
    if (shareSources.length === 0) return false;
    if (this.sharedAt === (await revision(this.deps.knex))) return false;
    const all = await shares.all();
    const billed = await this.billed();
    let isAnyNew = false;
    for (const { source, ...told } of all) {
      const ofCluster = billed.get(told.cluster);
      const charges = ofCluster
        ? sharedOut(told, billedOn(told.day, ofCluster))
        : ownCharges(told);
      const outcome = await imports.take(source, billOf(told, charges), signal);
      isAnyNew = outcome.kind === 'counted' || isAnyNew;
    }
    this.sharedAt = await revision(this.deps.knex);
    return isAnyNew;
  }

  /** What bills have of each cluster whose machines they have. */
  private async billed(): Promise<Map<string, ClusterBilled>> {
    const { clusters, knex, shareSources, shares, subjects } = this.deps;
    const billed = new Map<string, ClusterBilled>(
      clusters.map(({ name }) => [name, { machines: new Map(), rows: [] }]),
    );
    if (clusters.length === 0) return billed;
    await knex.transaction(async trx => {
      for await (const page of subjects.pages(trx, true)) {
        for (const { id, allocated: _, ...subject } of page) {
          const cluster = clusters.find(one => isOfCluster(one, subject));
          if (cluster) billed.get(cluster.name)!.machines.set(id, subject);
        }
      }
    });
    const sharedBy = shareSources.map(({ id }) => id);
    for (const ofCluster of billed.values()) {
      const ids = [...ofCluster.machines.keys()];
      ofCluster.rows = await shares.billed(sharedBy, ids);
    }
    return billed;
  }
}

function billedOn(day: string, { machines, rows }: ClusterBilled): Billed[] {
  return rows
    .filter(row => row.day === day)
    .map(({ subjectId, day: _, ...row }) => ({
      ...row,
      subject: machines.get(subjectId)!,
    }));
}

function billOf({ cluster, day }: DailyShares, charges: ChargeRecord[]): Bill {
  const name = `${cluster} ${day}`;
  const said = JSON.stringify([name, charges]);
  return {
    name,
    digest: createHash('sha256').update(said).digest('hex'),
    async *read() {
      yield { charges, rejects: [] };
    },
  };
}
