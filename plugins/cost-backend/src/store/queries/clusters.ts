// SPDX-License-Identifier: Apache-2.0
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';
import type { Days } from './lines';
import { isFrequent, within, type Scope } from './Scope';

/** The clusters of Kubernetes of which a window's costs are, in the order of their names. */
export async function clustersAmong(
  knex: Knex,
  scope: Scope,
  days: Days,
): Promise<string[]> {
  const { sql, bindings } = within(scope);
  const rows = await ask<{ name: string }>(
    knex,
    `select distinct s.cluster as name from subjects s
     where ${sql} and s.cluster is not null and exists (
       select from daily d where d.subject_id = s.id and d.day between :first and :last
     )
     order by 1`,
    { ...bindings, ...days },
    { isFrequent: isFrequent(scope) },
  );
  return rows.map(({ name }) => name);
}
