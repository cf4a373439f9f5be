// SPDX-License-Identifier: Apache-2.0
import {
  sumOf,
  type Amounts,
  type CostLine,
  type LinesPage,
} from '@macadam/plugin-cost-common';
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

/** By which rule of the configuration costs came to be whose they are. */
export interface AppliedRule {
  /** Null for what nothing matches. */
  rule: string | null;
  resources: number;
  amounts: Amounts;
}

/** As SQL over `subjects s`. */
const TOLD = `coalesce(s.resource_name, s.resource_id, s.service) as title, s.resource_id as "resourceId",
  s.provider, s.account, s.category, s.service, s.entity_ref as "entityRef", s.rule, s.because`;

/** Of a line `l`, in as many days before. */
const BEFORE = `(
  select trim_scale(coalesce(sum(effective), 0))::text from costs
  where subject_id = l.subject and currency = l.currency and day between :toldBefore and :toldBeforeLast
)`;

/** Of a line `l`, each day. */
const TREND = `(
  select json_agg(coalesce(d.amount, 0) order by g.day)
  from generate_series(cast(:toldFirst as date), cast(:toldLast as date), interval '1 day') g(day)
  left join (
    select day, sum(effective) as amount from costs
    where subject_id = l.subject and currency = l.currency and day between :toldFirst and :toldLast group by 1
  ) d on d.day = g.day
)`;

/**
 * What is told of lines, the costliest first, with `toldDays` for bindings.
 *
 * @param lines - names a relation of `id`, `subject`, `currency` and `amount`
 */
export function told(lines: string): string {
  return `select l.id, l.currency, l.amount::text as amount, ${TOLD}, ${BEFORE} as before, ${TREND} as trend
    from ${lines} l join subjects s on s.id = l.subject
    order by l.amount desc, l.id desc`;
}

interface Row {
  lines: CostLine[];
  total: number;
  rules: {
    rule: string | null;
    currency: string;
    resources: number;
    amount: string;
  }[];
}

/**
 * Each thing that was charged for in a window, the costliest first, one line for each currency, and the rules that applied to all of them: both come
 * of the same sums, which take the most of the time.
 */
export async function linesPage(
  knex: Knex,
  scope: Scope,
  days: Days,
  page: { after?: Position; limit: number },
): Promise<{ lines: LinesPage; rules: AppliedRule[] }> {
  const { sql, bindings } = within(scope);
  const leavesOutUnallocated = hidesUnallocated(scope);
  const isTold = leavesOutUnallocated ? 'is_allocated' : 'true';
  const [row] = await ask<Row>(
    knex,
    `with all_lines as materialized (
       select s.id || '-' || d.currency as id, s.id as subject, d.currency, d.amount, s.rule, s.entity_ref is not null as is_allocated
       from (
         select d.subject_id, d.currency, trim_scale(sum(d.effective)) as amount
         from ${costsIn(scope, 'd.day between :first and :last')} group by 1, 2
       ) d join subjects s on s.id = d.subject_id
       where ${sql}
     ), page as (
       select * from all_lines
       where ${isTold} and (cast(:amount as numeric) is null or (amount, id) < (cast(:amount as numeric), cast(:id as text)))
       order by amount desc, id desc limit :limit
     ), rules as (
       select rule, currency, count(*)::int as resources, trim_scale(sum(amount))::text as amount from all_lines group by 1, 2
     )
     select (select count(*)::int from all_lines where ${isTold}) as total,
       (select coalesce(json_agg(r), '[]') from rules r) as rules,
       (select coalesce(json_agg(t), '[]') from (${told('page')}) t) as lines`,
    {
      ...bindings,
      ...days,
      ...toldDays(days),
      amount: page.after?.amount ?? null,
      id: page.after?.id ?? null,
      limit: page.limit + 1,
    },
    { isFrequent: isFrequent(scope) },
  );
  const { lines, rules, total } = row;
  return {
    lines: firstOf({ items: lines, total, leavesOutUnallocated }, page.limit),
    rules: appliedRules(rules),
  };
}

/** The first lines of a page, as a page of its own. */
export function firstOf(page: LinesPage, limit: number): LinesPage {
  if (page.items.length <= limit) return page;
  const items = page.items.slice(0, limit);
  return { ...page, items, nextCursor: cursorOf(items[limit - 1]) };
}

function appliedRules(rows: Row['rules']): AppliedRule[] {
  const applied = new Map<string | null, AppliedRule>();
  for (const { rule, currency, resources, amount } of rows) {
    const known = applied.get(rule) ?? { rule, resources: 0, amounts: [] };
    applied.set(rule, {
      rule,
      resources: Math.max(known.resources, resources),
      amounts: sumOf([known.amounts, [{ currency, amount }]]),
    });
  }
  return [...applied.values()];
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

/** The days that lines are told of, and as many before them. */
export function toldDays({ first, last }: Days) {
  const length = daysBetween(first, last);
  return {
    toldFirst: first,
    toldLast: last,
    toldBefore: daysAfter(first, -length),
    toldBeforeLast: daysAfter(first, -1),
  };
}
