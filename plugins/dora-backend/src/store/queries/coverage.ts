// SPDX-License-Identifier: Apache-2.0
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';
import { scopeBindings, scopeCondition, type Cohort } from './Scope';

/** Events of the window that came more than a day after what they tell. */
export async function lateEvents(knex: Knex, cohort: Cohort): Promise<number> {
  const [{ late }] = await ask<{ late: number }>(
    knex,
    `select (
       select count(*) from deployments d
       where d.is_late and d.finished_at >= :from and d.finished_at < :to and ${scopeCondition(
         cohort,
         'd',
       )})::int + (
       select count(*) from incidents i
       where i.is_late and i.created_at >= :from and i.created_at < :to and ${scopeCondition(
         cohort,
         'i',
       )})::int as late`,
    { ...scopeBindings(cohort), from: cohort.from, to: cohort.to },
  );
  return late;
}

/** Events that no entity of the catalog claims, of any time. */
export async function unattributedEvents(knex: Knex): Promise<number> {
  const [{ unattributed }] = await ask<{ unattributed: number }>(
    knex,
    `select (
       select count(*) from deployments where service_id is null)::int + (
       select count(*) from incidents where service_id is null)::int as unattributed`,
    {},
  );
  return unattributed;
}
