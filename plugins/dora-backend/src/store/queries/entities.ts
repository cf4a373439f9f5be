// SPDX-License-Identifier: Apache-2.0
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';
import {
  scopeBindings,
  scopeCondition,
  type Cohort,
  type Scope,
} from './Scope';

/**
 * The ids of those that an event ever spoke of, by reference in lower case.
 *
 * @param refs - all by default
 */
export async function entityIds(
  knex: Knex,
  refs: string[] | null = null,
): Promise<Map<string, number>> {
  const rows = await ask<{ ref: string; id: number }>(
    knex,
    'select ref, id from entities where cast(:refs as text[]) is null or ref = any(:refs)',
    { refs },
  );
  return new Map(rows.map(({ ref, id }) => [ref, id]));
}

/** The services that ever had an event in the scope, by reference. */
export async function servicesOf(
  knex: Knex,
  scope: Cohort['scope'],
): Promise<string[]> {
  const of = (table: string) => scopeCondition({ scope }, table);
  const rows = await ask<{ ref: string }>(
    knex,
    `select e.ref from entities e where e.id in (
       select d.service_id from deployments d where ${of('d')}
       union select i.service_id from incidents i where ${of('i')})`,
    scopeBindings({ scope }),
  );
  return rows.map(({ ref }) => ref);
}

/** Changes with every change of an answer about the scope in the time. Ask before the answer: then data of a later version is asked for again. */
export async function dataVersion(knex: Knex, cohort: Cohort): Promise<string> {
  const { scope, from, to } = cohort;
  const [{ version }] = await ask<{ version: string }>(
    knex,
    `select ${versionOf(scope)} as version`,
    { ...scopeBindings({ scope }), from, to },
    { isFrequent: true },
  );
  return version;
}

/**
 * The version, where a statement binds the beginning of the time as named, and its end as `:to`. It is a sum, for of two changes that end out of
 * order the largest number would tell of one alone.
 */
export function versionOf(scope: Scope, from = ':from'): string {
  const versioned: Record<Scope['kind'], () => string> = {
    all: () => '',
    service: () => 'where e.id = :ids',
    owners: () => ofServicesWithEvents(scope, from),
    systems: () => ofServicesWithEvents(scope, from),
  };
  return `(select coalesce(sum(e.revision), 0)::text from entities e ${versioned[
    scope.kind
  ]()})`;
}

function ofServicesWithEvents(scope: Scope, from: string): string {
  const of = (table: string) => scopeCondition({ scope }, table);
  return `where e.id in (
    select d.service_id from deployments d
      where d.is_counted and d.finished_at >= ${from} and d.finished_at < :to and ${of(
    'd',
  )}
    union select d.service_id from deployments d
      where not d.is_counted and d.finished_at >= ${from} and d.finished_at < :to and ${of(
    'd',
  )}
    union select i.service_id from incidents i
      where i.created_at >= ${from} and i.created_at < :to and ${of('i')})`;
}
