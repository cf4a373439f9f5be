// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { costsIn, hidesUnallocated, within, type Scope } from './Scope';

/** What costs are told apart by. */
export type Key =
  | 'kind'
  | 'category'
  | 'provider'
  | 'service'
  | 'resource'
  | 'entity';

const RESOURCE = 'coalesce(s.resource_name, s.resource_id, s.service)';
const UNALLOCATED = 'Not allocated';

/** As SQL over `subjects s` and `costs d`. */
const OF_SUBJECTS: Record<Key, string> = {
  kind: 'd.kind',
  category: 's.category',
  provider: 's.provider',
  service: 's.service',
  resource: RESOURCE,
  entity: 's.entity_ref',
};

/** As SQL over `part_costs d`. */
const OF_PARTS: Partial<Record<Key, string>> = {
  kind: 'd.kind',
  category: 'd.category',
  provider: 'd.provider',
  service: 'd.service',
};

/**
 * The costs of a scope in a window as a query for `key`, `kind`, `currency`, `day`, `effective`, `list` and `charges`. Of everything together it
 * looks at the sums that are kept of it, and takes away what is not to be told; a part of which no charge is left then is none.
 *
 * @param window - a condition on `costs d`
 */
export function costsBy(
  scope: Scope,
  by: Key,
  window: string,
): { sql: string; bindings: Knex.ValueDict } {
  const part = OF_PARTS[by];
  if (scope.kind === 'entities' || (!part && by !== 'entity')) {
    return ofSubjects(scope, by, window);
  }
  const { bindings } = within(scope);
  if (!part) return { sql: ofEntities(scope, window), bindings };
  const isAllocated =
    scope.kind === 'unallocated' ? ' and not d.is_allocated' : '';
  const sums = `select ${part} as key, d.kind, d.currency, d.day, d.effective, d.list, d.charges
    from part_costs d where ${window}${isAllocated}`;
  if (scope.kind === 'unallocated' || scope.except.length === 0) {
    return { sql: sums, bindings };
  }
  const hidden = ofSubjects(
    { kind: 'entities', refs: scope.except },
    by,
    window,
  );
  return {
    sql: `${sums}
      union all
      select key, kind, currency, day, -effective, -list, -charges from (${hidden.sql}) h`,
    bindings: hidden.bindings,
  };
}

function ofSubjects(scope: Scope, by: Key, window: string) {
  const { sql, bindings } = within(scope);
  const key =
    by === 'resource' && hidesUnallocated(scope)
      ? `case when s.entity_ref is null then '${UNALLOCATED}' else ${RESOURCE} end`
      : OF_SUBJECTS[by];
  return {
    sql: `select ${key} as key, d.kind, d.currency, d.day, d.effective, d.list, d.charges
      from ${costsIn(scope, window)} join subjects s on s.id = d.subject_id
      where ${sql}`,
    bindings,
  };
}

function ofEntities(scope: Scope, window: string): string {
  return `select nullif(d.entity_ref, '') as key, d.kind, d.currency, d.day, d.effective, d.list, d.charges
    from entity_costs d where ${window} and ${isTold(scope)}`;
}

/** As SQL over `entity_costs d`. */
function isTold(scope: Scope): string {
  if (scope.kind === 'unallocated') return `d.entity_ref = ''`;
  const hidesSome = scope.kind === 'all' && scope.except.length > 0;
  return hidesSome ? 'd.entity_ref <> all(:except)' : 'true';
}
