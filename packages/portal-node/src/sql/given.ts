// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';

/** How a column of rows that are sent is read from a row, after its type in the database. */
type Column<Row> = readonly [type: string, value: (row: Row) => unknown];

/** Rows of ours as a table `given` in a statement, whatever their number: one array for each column. */
export interface Given {
  /** To stand after `from` or `join`. */
  sql: string;
  bindings: Knex.ValueDict;
}

/** A column that is itself an array is sent as JSON text: arrays of arrays must be rectangular. */
export function given<Row>(
  rows: readonly Row[],
  columns: Record<string, Column<Row>>,
): Given {
  const bindings: Knex.ValueDict = {};
  const arrays: string[] = [];
  for (const [name, [type, value]] of Object.entries(columns)) {
    bindings[`given_${name}`] = rows.map(row => storable(value(row))) as never;
    arrays.push(`cast(:given_${name} as ${type}[])`);
  }
  const names = Object.keys(columns).join(', ');
  return { sql: `unnest(${arrays.join(', ')}) as given(${names})`, bindings };
}

/** Of the characters that a vendor may send, PostgreSQL knows all but one. */
function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value ?? null;
}
