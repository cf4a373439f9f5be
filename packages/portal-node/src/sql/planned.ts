// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

/**
 * The rows that a statement gives which comes again and again, with whatever bindings: it is planned once for each connection, since to plan it
 * takes longer than to run it. Its text must not hold what differs from time to time, for the server keeps each text's plan.
 */
export async function planned<Row>(
  knex: Knex,
  sql: string,
  bindings: Knex.ValueDict | readonly Knex.RawBinding[],
): Promise<Row[]> {
  const { rows } = await knex
    .raw<{ rows: Row[] }>(sql, bindings)
    .options({ name: planName(sql) });
  return rows;
}

const names = new Map<string, string>();

/** Under which the server keeps the plan of a statement. */
export function planName(sql: string): string {
  let name = names.get(sql);
  if (!name) {
    name = createHash('sha256').update(sql).digest('base64url');
    names.set(sql, name);
  }
  return name;
}
