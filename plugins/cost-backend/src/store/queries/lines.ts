// SPDX-License-Identifier: Apache-2.0
import type { CostLine, LinesPage } from '@macadam/plugin-cost-common';
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';
import { daysAfter, daysBetween } from '../../read/days';
import {
  costsIn,
  hidesUnallocated,
  isFrequent,
  within,
  type Scope,
} from './Scope';

export interface Days {
  first: string;
  last: string;
}

/** Where a page ends: the line's amount and number. */
export interface Position {
  amount: string;
  id: string;
}

const TOLD = `coalesce(s.resource_name, s.resource_id, s.service) as title, s.resource_id as "resourceId",
  s.provider, s.account, s.category, s.service, s.entity_ref as "entityRef", s.rule, s.because`;

/** Of a line `l`, in as many days before. */
const BEFORE = `(
  select trim_scale(coalesce(sum(effective), 0)) from costs
  where subject_id = l.subject and currency = l.currency and day between :before and :beforeLast
)`;

/** Of a line `l`, each day. */
const TREND = `(
  select json_agg(coalesce(d.amount, 0) order by g.day)
  from generate_series(cast(:first as date), cast(:last as date), interval '1 day') g(day)
  left join (
    select day, sum(effective) as amount from costs
    where subject_id = l.subject and currency = l.currency and day between :first and :last group by 1
  ) d on d.day = g.day
)`;

type Row = CostLine & { subject: number; total: number };

/** Each thing that was charged for in a window, the costliest first, one line for each currency. */
export async function linesPage(
  knex: Knex,
  scope: Scope,
  days: Days,
  page: { after?: Position; limit: number },
): Promise<LinesPage> {
  const { sql, bindings } = within(scope);
  const leavesOutUnallocated = hidesUnallocated(scope);
  const condition = leavesOutUnallocated
    ? `${sql} and s.entity_ref is not null`
    : sql;
  const rows = await ask<Row>(
    knex,
    `with lines as (
       select s.id || '-' || d.currency as id, s.id as subject, d.currency, d.amount
       from (
         select d.subject_id, d.currency, trim_scale(sum(d.effective)) as amount
         from ${costsIn(scope, 'd.day between :first and :last')} group by 1, 2
       ) d join subjects s on s.id = d.subject_id
       where ${condition}
     ), page as (
       select * from lines
       where cast(:amount as numeric) is null or (amount, id) < (cast(:amount as numeric), cast(:id as text))
       order by amount desc, id desc limit :limit
     )
     select l.*, ${TOLD}, (select count(*)::int from lines) as total, ${BEFORE} as before, ${TREND} as trend
     from page l join subjects s on s.id = l.subject
     order by l.amount desc, l.id desc`,
    {
      ...bindings,
      ...windows(days),
      amount: page.after?.amount ?? null,
      id: page.after?.id ?? null,
      limit: page.limit + 1,
    },
    { isFrequent: isFrequent(scope) },
  );
  const items = rows
    .slice(0, page.limit)
    .map(({ subject: _, total: __, ...line }) => line);
  const isMore = rows.length > page.limit;
  return {
    items,
    total: rows[0]?.total ?? 0,
    leavesOutUnallocated,
    ...(isMore && { nextCursor: cursorOf(items[items.length - 1]) }),
  };
}

/** @returns undefined for what no page gave */
export function positionOf(cursor: string): Position | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  const match = /^(-?\d{1,60}(?:\.\d{1,60})?) (\d{1,10}-[A-Z]{3})$/.exec(text);
  return match ? { amount: match[1], id: match[2] } : undefined;
}

function cursorOf({ amount, id }: CostLine): string {
  return Buffer.from(`${amount} ${id}`).toString('base64url');
}

function windows({ first, last }: Days) {
  const length = daysBetween(first, last);
  const before = daysAfter(first, -length);
  return { first, last, before, beforeLast: daysAfter(first, -1) };
}
