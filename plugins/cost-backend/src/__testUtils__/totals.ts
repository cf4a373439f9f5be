// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';

const OF_DAILY =
  'from daily d join subjects s on s.id = d.subject_id group by 1, 2, 3, 4';
const SUMS = 'sum(d.effective), sum(d.list), sum(d.charges)::int';

/** Sums that are kept, and are not those of the daily sums: there are never any. */
export async function totalsThatDiffer(knex: Knex): Promise<object[]> {
  const kept = `
    select day, entity_ref as key, kind, currency, effective, list, charges from entity_days
    union all
    select day, is_allocated || category || provider || service, kind, currency, effective, list, charges from part_days`;
  const drawn = `
    select d.day, coalesce(s.entity_ref, ''), d.kind, d.currency, ${SUMS} ${OF_DAILY}
    union all
    select d.day, (s.entity_ref is not null) || s.category || s.provider || s.service, d.kind, d.currency, ${SUMS} ${OF_DAILY}`;
  const { rows } = await knex.raw(
    `((${kept}) except all (${drawn})) union all ((${drawn}) except all (${kept}))`,
  );
  return rows;
}
