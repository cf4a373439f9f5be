// SPDX-License-Identifier: Apache-2.0
import { given } from '@macadam/portal-node';
import type { Knex } from 'knex';
import type { Rate } from '../rates/ratesIn';

/** One definition at a time, over all replicas that start. */
const LOCK = 0x72_61_74_65;

/** What costs are told from, each as a view of sums. */
const VIEWS = [
  ['costs', 'daily', ['subject_id']],
  ['entity_costs', 'entity_days', ['entity_ref']],
  [
    'part_costs',
    'part_days',
    ['is_allocated', 'category', 'provider', 'service'],
  ],
] as const;

/**
 * In what currency costs are told. What they were charged in stays as it is: costs are views of the daily sums, with each of them at the last
 * rate that was known of its day. What has no rate stays in its own currency.
 */
export class RateStore {
  constructor(private readonly knex: Knex) {}

  /** @param reporting - ISO 4217; without one everything is told as it was charged */
  async define(reporting: string | undefined): Promise<void> {
    await this.knex.transaction(async trx => {
      await trx.raw('select pg_advisory_xact_lock(?)', [LOCK]);
      for (const [view, table, columns] of VIEWS) {
        await trx.raw(
          `create or replace view ${view} as ${viewOf(
            table,
            columns,
            reporting,
          )}`,
        );
      }
    });
  }

  /** Puts rates in the place of those that there were. */
  async replace(rates: readonly Rate[]): Promise<void> {
    const { sql, bindings } = given(rates, {
      day: ['date', ({ day }) => day],
      currency: ['text', ({ currency }) => currency],
      rate: ['numeric', ({ rate }) => rate],
    });
    await this.knex.transaction(async trx => {
      await trx('rates').delete();
      await trx.raw(
        `insert into rates (day, currency, rate) select day, currency, rate from ${sql}`,
        bindings,
      );
      await trx('ledger').increment('revision', 1);
    });
  }
}

function viewOf(
  table: string,
  columns: readonly string[],
  reporting: string | undefined,
): string {
  const own = [...columns, 'day', 'kind'].map(column => `d.${column}`);
  if (!reporting) {
    return `select ${own.join(
      ', ',
    )}, d.currency, d.effective, d.list, d.charges from ${table} d`;
  }
  // The configuration has made sure that these are three letters.
  return `
    select ${own.join(
      ', ',
    )}, case when r.rate is null then d.currency else '${reporting}' end as currency,
      d.effective * coalesce(r.rate, 1) as effective, d.list * coalesce(r.rate, 1) as list, d.charges
    from ${table} d left join lateral (
      select rate from rates where rates.currency = d.currency and rates.day <= d.day order by rates.day desc limit 1
    ) r on d.currency <> '${reporting}'`;
}
