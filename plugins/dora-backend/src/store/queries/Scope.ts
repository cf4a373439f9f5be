// SPDX-License-Identifier: Apache-2.0

/**
 * Whose events are asked for, by the ids of `entities`: one service's, those that were some owners' or some systems' when they happened, or all.
 */
export type Scope =
  | { kind: 'service'; id: number }
  | { kind: 'owners'; ids: number[] }
  | { kind: 'systems'; ids: number[] }
  | { kind: 'all' };

/** `[from, to)` on the moment a deployment finished. */
export interface TimeSpan {
  from: Date;
  to: Date;
}

/** Of whom and when. */
export interface Cohort extends TimeSpan {
  scope: Scope;
  /** The services that the caller may see; absent where these are all. */
  visible?: number[];
}

/** Binds `:ids` and `:visible`, which `scopeCondition` speaks of. */
export function scopeBindings({ scope, visible }: Omit<Cohort, 'from' | 'to'>) {
  const bindings: Record<string, number | number[]> = {};
  if (scope.kind === 'service') bindings.ids = scope.id;
  if (scope.kind === 'owners' || scope.kind === 'systems') {
    bindings.ids = scope.ids;
  }
  if (visible) bindings.visible = visible;
  return bindings;
}

const MEMBERS: Record<Scope['kind'], (table: string) => string> = {
  service: table => `${table}.service_id = :ids`,
  owners: table => `${table}.owner_id = any(:ids)`,
  systems: table => `${table}.system_id = any(:ids)`,
  all: table => `${table}.service_id is not null`,
};

/**
 * True for the rows of `table` that belong to the scope and may be seen. That is asked of rows which the rest of a condition has found: to look up each of
 * thousands of services, for each day of a window, would take seconds, and a sum is looked up in no index.
 */
export function scopeCondition(
  { scope, visible }: Omit<Cohort, 'from' | 'to'>,
  table: string,
): string {
  const member = MEMBERS[scope.kind](table);
  return visible
    ? `${member} and ${table}.service_id + 0 = any(:visible)`
    : member;
}
