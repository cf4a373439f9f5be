// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';

const SUMS = ['effective', 'list', 'charges'];

/** What is kept beside the daily sums, each with what it is kept by, as SQL over `subjects s` and `days d`. */
const TOTALS = [
  {
    table: 'entity_days',
    key: 'day, entity_ref, kind, currency',
    columns: {
      day: 'd.day',
      entity_ref: `coalesce(s.entity_ref, '')`,
      kind: 'd.kind',
      currency: 'd.currency',
    },
  },
  {
    table: 'part_days',
    key: 'day, is_allocated, part, kind, currency',
    columns: {
      day: 'd.day',
      is_allocated: 's.entity_ref is not null',
      part: 'md5(json_build_array(s.category, s.provider, s.service)::text)::uuid',
      kind: 'd.kind',
      currency: 'd.currency',
      category: 's.category',
      provider: 's.provider',
      service: 's.service',
    },
  },
];

/**
 * Adds days to the sums that are asked for when somebody asks about everything, as of whoever they belong to at this moment.
 *
 * @param days - a query for rows as those of `daily`
 * @param sign - `-` takes them away; `tidyTotals` is to follow
 */
export async function addToTotals(
  trx: Knex.Transaction,
  days: string,
  bindings: Knex.ValueDict,
  sign: '' | '-' = '',
): Promise<void> {
  for (const { table, key, columns } of TOTALS) {
    const names = Object.keys(columns);
    const sums = SUMS.map(column => `${sign}sum(d.${column})`);
    const added = SUMS.map(
      column => `${column} = ${table}.${column} + excluded.${column}`,
    );
    await trx.raw(
      `insert into ${table} (${names.join(', ')}, ${SUMS.join(', ')})
       select ${Object.values(columns).join(', ')}, ${sums.join(', ')}
       from (${days}) d join subjects s on s.id = d.subject_id
       group by ${names.map((_, index) => index + 1).join(', ')}
       order by ${names.map((_, index) => index + 1).join(', ')}
       on conflict (${key}) do update set ${added.join(', ')}`,
      bindings,
    );
  }
}

/** Drops the sums of which no charge is left. */
export async function tidyTotals(trx: Knex.Transaction): Promise<void> {
  for (const { table } of TOTALS) {
    await trx(table).where({ charges: 0 }).delete();
  }
}
