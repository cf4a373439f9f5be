// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';

/** Whose costs are asked for. */
export type Scope =
  /** Of these, by their references. */
  | { kind: 'entities'; refs: readonly string[] }
  /** All, what nothing matches among them, except those of these entities. Of what nothing matches some are told the sum alone. */
  | { kind: 'all'; except: readonly string[]; showsUnallocated: boolean }
  | { kind: 'unallocated' };

/** Questions about one thing or a few are asked of one after the other. */
export function isFrequent({ kind }: Scope): boolean {
  return kind === 'entities';
}

/** A condition on `subjects s`. */
export function within(scope: Scope): {
  sql: string;
  bindings: Knex.ValueDict;
} {
  switch (scope.kind) {
    case 'entities':
      return {
        sql: 's.entity_ref = any(:refs)',
        bindings: { refs: scope.refs as never },
      };
    case 'unallocated':
      return { sql: 's.entity_ref is null', bindings: {} };
    default:
      return scope.except.length === 0
        ? { sql: 'true', bindings: {} }
        : {
            sql: '(s.entity_ref is null or s.entity_ref <> all(:except))',
            bindings: { except: scope.except as never },
          };
  }
}

/**
 * The costs of a scope in a window as `costs d`, for `from`. Those of some entities are looked up thing by thing, whose days lie side by side: how few
 * they are the planner cannot know. Of others there are too many or too few to say, and it chooses; whose they are is to be looked at outside.
 *
 * @param window - a condition on `costs d`
 */
export function costsIn(scope: Scope, window: string): string {
  if (scope.kind !== 'entities') {
    return `(select d.* from costs d where ${window}) d`;
  }
  return `(select id from subjects where entity_ref = any(:refs)) o cross join lateral (
      select d.* from costs d where d.subject_id = o.id and ${window} offset 0
    ) d`;
}

/** Whether what nothing matches is told as a sum alone, and neither its resources nor its lines. */
export function hidesUnallocated(scope: Scope): boolean {
  return scope.kind === 'all' && !scope.showsUnallocated;
}
