// SPDX-License-Identifier: Apache-2.0
import type { Interest } from '@macadam/plugin-dora-node';
import type { Knex } from 'knex';
import { given, planned } from '@macadam/portal-node';

export type Tells = 'deployments' | 'incidents';

/** What a source is asked about: one value of its annotation. */
export interface ReadKey {
  source: string;
  tells: Tells;
  /** In lower case. */
  value: string;
}

export interface ReadRow extends ReadKey {
  cursor: unknown;
  isBackfilled: boolean;
  /** Of a read that has not ended. */
  since: Date | null;
  readAt: Date | null;
}

/** An event that a source told, of whatever way. */
export interface ToldEvent extends ReadKey {
  at: Date;
}

/** A source that failed is not asked again at once. */
const PATIENCE = '1 minute';

/** How far each source has been read, and how its last reads went. */
export class ReadStore {
  constructor(private readonly knex: Knex) {}

  /** Takes up values. One of which something else is wanted than what was read is read anew. */
  async takeUp(wanted: Array<ReadKey & { interest: Interest }>): Promise<void> {
    const { sql, bindings } = given(wanted, {
      ...KEY,
      interest: ['jsonb', ({ interest }) => JSON.stringify(interest)],
    });
    await this.knex.raw(
      `insert into reads as r (source, tells, value, interest)
       select source, tells, value, interest from ${sql} order by 1, 2, 3
       on conflict (source, tells, value) do update
         set interest = excluded.interest, cursor = null, since = null, is_backfilled = false
         where r.interest is distinct from excluded.interest`,
      bindings,
    );
  }

  /** Those of the values that have not been read back to the beginning; the ones not asked for the longest time first. */
  unread(keys: ReadKey[]): Promise<ReadRow[]> {
    return this.rows(
      keys,
      `not r.is_backfilled
       and (r.failing_since is null or r.asked_at < now() - interval '${PATIENCE}')`,
    );
  }

  /** Those that have been read once and may have gone on since. */
  readBefore(keys: ReadKey[]): Promise<ReadRow[]> {
    return this.rows(keys, 'r.is_backfilled');
  }

  /** @returns from when on it is read: a read that was broken off goes on as it began */
  async begin({ source, tells, value }: ReadKey, since: Date): Promise<Date> {
    const [row] = await this.knex('reads')
      .where({ source, tells, value })
      .update({
        asked_at: this.knex.fn.now(),
        since: this.knex.raw('coalesce(since, ?)', [since]),
      })
      .returning('since');
    return row.since;
  }

  /** To be called in the transaction that writes what was read up to the cursor. */
  async advance(
    trx: Knex.Transaction,
    { source, tells, value }: ReadKey,
    to: { cursor: unknown; isLast: boolean; begunAt: Date },
  ): Promise<void> {
    await trx('reads')
      .where({ source, tells, value })
      .update({
        cursor: JSON.stringify(to.cursor ?? null),
        failing_since: null,
        reason: null,
        ...(to.isLast && {
          since: null,
          is_backfilled: true,
          read_at: to.begunAt,
        }),
      });
  }

  async fail({ source, tells, value }: ReadKey, reason: string): Promise<void> {
    await this.knex('reads')
      .where({ source, tells, value })
      .update({
        failing_since: this.knex.raw('coalesce(failing_since, now())'),
        reason,
      });
  }

  /** Remembers when each source last had something to tell. */
  async heard(trx: Knex.Transaction, events: ToldEvent[]): Promise<void> {
    if (events.length === 0) return;
    const { sql, bindings } = given(events, {
      ...KEY,
      at: ['timestamptz', ({ at }) => at],
    });
    await planned(
      trx,
      `insert into reads as r (source, tells, value, last_event_at)
       select source, tells, value, max(at) from ${sql} group by 1, 2, 3 order by 1, 2, 3
       on conflict (source, tells, value) do update set last_event_at = excluded.last_event_at
         where r.last_event_at is null or r.last_event_at < excluded.last_event_at`,
      bindings,
    );
  }

  private async rows(keys: ReadKey[], condition: string): Promise<ReadRow[]> {
    if (keys.length === 0) return [];
    const { sql, bindings } = given(keys, KEY);
    const { rows } = await this.knex.raw(
      `select r.source, r.tells, r.value, r.cursor, r.since,
         r.is_backfilled as "isBackfilled", r.read_at as "readAt"
       from ${sql} join reads r using (source, tells, value)
       where ${condition}
       order by r.asked_at nulls first, r.source, r.tells, r.value`,
      bindings,
    );
    return rows;
  }
}

const KEY = {
  source: ['text', ({ source }: ReadKey) => source],
  tells: ['text', ({ tells }: ReadKey) => tells],
  value: ['text', ({ value }: ReadKey) => value],
} as const;
