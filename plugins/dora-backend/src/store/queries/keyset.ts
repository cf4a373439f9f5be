// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';

/** A page of a list that is told newest first, by moment and id. */
export interface PageRequest {
  /** From the page before. */
  cursor?: string;
  limit: number;
}

const CURSOR = /^(\d{1,15})-(\d{1,18})$/;

/**
 * The part of a condition that leaves out what earlier pages held, to go between a `where` and its `order by`. Asks for one row more than a page
 * holds, as `:take`, so that it is known whether there is another.
 *
 * @throws InputError for a cursor that no page gave
 */
export function pastCursor(
  { cursor, limit }: PageRequest,
  momentColumn: string,
): { condition: string; bindings: Knex.ValueDict } {
  const take = limit + 1;
  if (cursor === undefined) return { condition: '', bindings: { take } };
  const [, moment, id] =
    CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!id) throw new InputError('cursor: no page gave this one');
  const table = momentColumn.split('.')[0];
  return {
    condition: `and (${momentColumn}, ${table}.id) < (:past, :pastId)`,
    bindings: { take, past: new Date(Number(moment)), pastId: id },
  };
}

/** Cuts what was asked for with `pastCursor` to a page. */
export function pageOf<Row extends { id: string }>(
  rows: Row[],
  { limit }: PageRequest,
  momentOf: (row: Row) => Date,
): { items: Row[]; nextCursor?: string } {
  const items = rows.slice(0, limit);
  if (rows.length <= limit) return { items };
  const last = items[items.length - 1];
  const position = `${momentOf(last).getTime()}-${last.id}`;
  return { items, nextCursor: Buffer.from(position).toString('base64url') };
}
