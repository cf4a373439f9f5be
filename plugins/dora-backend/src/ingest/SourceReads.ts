// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  DeploymentSource,
  IncidentSource,
  Interest,
} from '@macadam/plugin-dora-node';
import type { Knex } from 'knex';
import type { ReadKey, ReadRow, ReadStore } from '../store/ReadStore';
import type { Recorder } from './Recorder';
import type { ServiceDirectory } from './ServiceDirectory';
import { readingsOf, type Reading } from './readings';

const DAY_MS = 24 * 3_600_000;

/** A source may tell of an event a while after it ended; so far back is looked again. */
const OVERLAP_MS = DAY_MS;

/** Values that are read at the same time. */
const AT_ONCE = 4;

/** One value that a source can be asked about now. */
interface Wanted extends ReadKey {
  reading: Reading;
  /** As it is written in the catalog. */
  written: string;
  interest: Interest;
}

/**
 * Asks sources for what the catalog names: at first for all of the history that is kept, from time to time for what webhooks missed. What was
 * read and where the next read goes on are written in one transaction, so that a read that dies goes on where it was.
 */
export class SourceReads {
  private readonly readings: Reading[];

  constructor(
    private readonly deps: {
      backfillDays: number;
      directory: ServiceDirectory;
      knex: Knex;
      logger: Pick<LoggerService, 'debug' | 'warn'>;
      reads: ReadStore;
      recorder: Recorder;
      sources: {
        deployments: DeploymentSource[];
        incidents: IncidentSource[];
      };
      now?: () => Date;
    },
  ) {
    this.readings = readingsOf(deps.sources);
  }

  /** Reads what has not been read back to the beginning. */
  async backfill(signal: AbortSignal): Promise<void> {
    const wanted = await this.wanted();
    await this.readAll(wanted, await this.deps.reads.unread(wanted), signal);
  }

  /** Reads again what came since the last read, and a while before it. */
  async reconcile(signal: AbortSignal): Promise<void> {
    const wanted = await this.wanted();
    const rows = await this.deps.reads.readBefore(wanted);
    await this.readAll(wanted, rows, signal);
  }

  private async wanted(): Promise<Wanted[]> {
    const { directory, reads } = this.deps;
    const services = directory.current;
    const wanted = this.readings.flatMap(reading => {
      const { source, tells } = reading;
      return services.values(source.annotation).map(written => ({
        source: source.id,
        tells,
        value: written.toLocaleLowerCase('en-US'),
        reading,
        written,
        interest: services.interestIn(source.annotation, written)!,
      }));
    });
    if (wanted.length > 0) await reads.takeUp(wanted);
    return wanted;
  }

  private async readAll(
    wanted: Wanted[],
    rows: ReadRow[],
    signal: AbortSignal,
  ) {
    const keyOf = ({ source, tells, value }: ReadKey) =>
      JSON.stringify([source, tells, value]);
    const byKey = new Map(wanted.map(one => [keyOf(one), one]));
    const queue = [...rows];
    const work = async () => {
      for (let row = queue.shift(); row; row = queue.shift()) {
        signal.throwIfAborted();
        await this.read(byKey.get(keyOf(row))!, row, signal);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** Reads one value to the end. A failure is kept as the state of the source, beside what was read before it. */
  private async read(wanted: Wanted, row: ReadRow, signal: AbortSignal) {
    const { logger, reads } = this.deps;
    const what = `${wanted.reading.source.title} of ${wanted.written}`;
    try {
      const found = await this.readToEnd(wanted, row, signal);
      if (row.isBackfilled && found > 0) {
        logger.debug(`${found} events of ${what} had not been told`);
      }
    } catch (error) {
      signal.throwIfAborted();
      const reason = toError(error).message;
      logger.warn(`${what} could not be read: ${reason}`);
      await reads.fail(row, reason);
    }
  }

  /** @returns how many events were new or changed something */
  private async readToEnd(
    { reading, written, interest }: Wanted,
    row: ReadRow,
    signal: AbortSignal,
  ): Promise<number> {
    const { directory, knex, reads, recorder } = this.deps;
    const begunAt = this.deps.now?.() ?? new Date();
    const since = await reads.begin(row, this.beginningOf(row, begunAt));
    let cursor: unknown = row.cursor ?? undefined;
    let found = 0;
    for (let isLast = false; !isLast; ) {
      const request = { value: written, since, cursor, ...interest, signal };
      const batch = await reading.read(request);
      const recorded = await knex.transaction(async trx => {
        const news = await recorder.record(trx, [batch.report], {
          services: directory.current,
          isBackfill: !row.isBackfilled,
        });
        await reads.advance(trx, row, { ...batch, begunAt });
        return news;
      });
      ({ cursor, isLast } = batch);
      found += recorded.changed;
    }
    return found;
  }

  private beginningOf({ readAt, isBackfilled }: ReadRow, now: Date): Date {
    const earliest = now.getTime() - this.deps.backfillDays * DAY_MS;
    const again = (readAt?.getTime() ?? 0) - OVERLAP_MS;
    return new Date(isBackfilled ? Math.max(earliest, again) : earliest);
  }
}
