// SPDX-License-Identifier: Apache-2.0
import type { DailyShares } from '@macadam/plugin-cost-node';
import type { Knex } from 'knex';

/** A kind of charge of a machine on a day, to be shared out. Amounts are decimals in text. */
export interface BilledRow {
  day: string;
  subjectId: number;
  kind: 'usage' | 'purchase' | 'tax' | 'credit' | 'adjustment';
  isCorrection: boolean;
  currency: string;
  billed: string;
  effective: string;
  list: string;
}

/** How clusters' costs are shared, as sources told it. */
export class ShareStore {
  constructor(private readonly knex: Knex) {}

  /** What is told otherwise than before may change answers. */
  async save(source: string, told: DailyShares): Promise<void> {
    const { cluster, day, currency, shares } = told;
    const { rowCount } = await this.knex.raw(
      `insert into shares (source, cluster, day, currency, shares)
       values (:source, :cluster, :day, :currency, cast(:shares as jsonb))
       on conflict (source, cluster, day) do update set currency = excluded.currency, shares = excluded.shares
       where (shares.currency, shares.shares) is distinct from (excluded.currency, excluded.shares)`,
      {
        ...{ source, cluster, day, currency },
        shares: JSON.stringify(shares),
      },
    );
    if (rowCount > 0) await this.knex('ledger').increment('revision', 1);
  }

  /** The last day that a source told of; undefined when it told of none. */
  async lastDay(source: string): Promise<string | undefined> {
    const { rows } = await this.knex.raw(
      'select max(day)::text as day from shares where source = :source',
      { source },
    );
    return rows[0].day ?? undefined;
  }

  /** Everything that was told, day by day. */
  async all(): Promise<(DailyShares & { source: string })[]> {
    const { rows } = await this.knex.raw(
      'select source, cluster, day::text as day, currency, shares from shares order by day, source, cluster',
    );
    return rows;
  }

  /** What bills have charged for some things, apart by all that must not be mixed; what was shared out before is no part of it. */
  async billed(
    sharedBy: readonly string[],
    subjectIds: readonly number[],
  ): Promise<BilledRow[]> {
    const { rows } = await this.knex.raw(
      `select c.day::text as day, c.subject_id as "subjectId", c.kind, c.is_correction as "isCorrection", c.currency,
         sum(c.billed)::text as billed, sum(c.effective)::text as effective, sum(c.list)::text as list
       from charges c join bills b on b.id = c.bill_id
       where c.is_counted and b.source <> all(:sharedBy) and c.subject_id = any(:subjectIds)
         and c.day in (select day from shares)
       group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
      { sharedBy: sharedBy as never, subjectIds: subjectIds as never },
    );
    return rows;
  }
}
