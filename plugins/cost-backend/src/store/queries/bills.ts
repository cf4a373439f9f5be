// SPDX-License-Identifier: Apache-2.0
import type { Bill, Bills } from '@macadam/plugin-cost-common';
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';

/** Where a page of bills ends. */
export interface BillPosition {
  isRefused: boolean;
  /** Its id. */
  source: string;
  id: number;
}

const RANK = `case b.state when 'refused' then 0 else 1 end`;

/** The bills that came, with the ids of their sources: refused ones first, source by source, those that came last before the others. */
export async function billsPage(
  knex: Knex,
  page: { after?: BillPosition; limit: number },
): Promise<Bills> {
  const { after, limit } = page;
  const rows = await ask<Record<string, unknown>>(
    knex,
    `select b.*, exists (
       select from bills c where (c.source, c.name, c.state) = (b.source, b.name, 'counted') and c.id <> b.id
     ) as is_older_counted
     from bills b
     where cast(:rank as int) is null or
       (${RANK}, b.source, -b.id) > (cast(:rank as int), cast(:source as text), -cast(:id as int))
     order by ${RANK}, b.source, b.id desc limit :limit`,
    {
      rank: after ? rankOf(after.isRefused) : null,
      source: after?.source ?? null,
      id: after?.id ?? null,
      limit: limit + 1,
    },
  );
  const [counted] = await ask<Pick<Bills, 'total' | 'refused'>>(
    knex,
    `select count(*)::int as total, count(*) filter (where state = 'refused')::int as refused from bills`,
    {},
  );
  const items: Bill[] = rows.slice(0, limit).map(billOf);
  return {
    ...counted,
    items,
    ...(rows.length > limit && { nextCursor: cursorOf(items[limit - 1]) }),
  };
}

/** @returns undefined for what no page gave */
export function billPositionOf(cursor: string): BillPosition | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, rank, id, source] =
    /^([01]) (\d{1,9}) (\S{1,100})$/.exec(text) ?? [];
  return source
    ? { isRefused: rank === '0', id: Number(id), source }
    : undefined;
}

function cursorOf({ state, id, source }: Bill): string {
  const rank = rankOf(state === 'refused');
  return Buffer.from(`${rank} ${id} ${source}`).toString('base64url');
}

function rankOf(isRefused: boolean): number {
  return isRefused ? 0 : 1;
}

function billOf(row: Record<string, unknown>): Bill {
  const { id, source, name, state, charges, repeated, rejects } = row;
  return {
    // As the columns were written.
    ...({ id, source, name, state, charges, repeated, rejects } as Bill),
    isOlderCounted: row.is_older_counted as boolean,
    at: (row.at as Date).toISOString(),
  };
}
