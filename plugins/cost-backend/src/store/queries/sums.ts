// SPDX-License-Identifier: Apache-2.0
import type { Amounts, ChargeKind } from '@macadam/plugin-cost-common';
import type { Knex } from 'knex';
import type { Months } from '../../read/days';
import { costsIn, within, type Scope } from './Scope';

/** What a part of the costs came to, in one currency. Decimals in text. */
export interface SumRow {
  key: string | null;
  currency: string;
  toDate: string;
  sameDaysBefore: string;
  lastMonth: string;
  savings: string;
}

/** What sums are taken apart by, as SQL over `subjects s` and `costs d`. */
const KEYS = {
  kind: 'd.kind',
  category: 's.category',
  provider: 's.provider',
  entity: 's.entity_ref',
};

const COLUMNS = ['toDate', 'sameDaysBefore', 'lastMonth', 'savings'] as const;

/** A month's sums and those it is compared with, apart by one thing. Parts of which nothing was charged in either month are left out. */
export async function monthSums(
  knex: Knex,
  scope: Scope,
  months: Months,
  by: keyof typeof KEYS,
): Promise<SumRow[]> {
  const { sql, bindings } = within(scope);
  const sum = (what: string, first: string, last: string) =>
    `sum(${what}) filter (where d.day between :${first} and :${last})`;
  const told = (column: string) =>
    `trim_scale(coalesce(sum(d."${column}"), 0))::text as "${column}"`;
  // Each thing's days first, by its number: whose and what it is need then be looked up but once for each.
  const { rows } = await knex.raw(
    `with sums as (
       select d.subject_id, d.kind, d.currency,
         ${sum('d.effective', 'first', 'through')} as "toDate",
         ${sum('d.effective', 'before', 'throughBefore')} as "sameDaysBefore",
         ${sum('d.effective', 'before', 'lastBefore')} as "lastMonth",
         ${sum('d.list - d.effective', 'first', 'through')} as savings
       from ${costsIn(scope, 'd.day between :before and :last')}
       group by 1, 2, 3
     )
     select ${KEYS[by]} as key, d.currency, ${COLUMNS.map(told).join(', ')}
     from sums d join subjects s on s.id = d.subject_id
     where ${sql}
     group by 1, 2 order by 1 nulls last, 2`,
    {
      ...bindings,
      first: months.first,
      last: months.last,
      // Before the first day of it nothing is.
      through: months.through ?? '0001-01-01',
      before: months.before.first,
      lastBefore: months.before.last,
      throughBefore: months.before.through ?? '0001-01-01',
    },
  );
  return rows;
}

/** One column of sums as amounts of money, by currency. */
export function amountsOf(
  rows: readonly SumRow[],
  column: (typeof COLUMNS)[number],
): Amounts[] {
  return rows.map(({ currency, [column]: amount }) => [{ currency, amount }]);
}

/** The kinds of charges that there are among sums by kind. */
export function kindsIn(rows: readonly SumRow[]): ChargeKind[] {
  return [...new Set(rows.map(({ key }) => key as ChargeKind))];
}

/** The last day of which anything is known, of whatever source, not after a day. */
export async function lastKnownDay(
  knex: Knex,
  notAfter: string,
): Promise<string | null> {
  const { rows } = await knex.raw(
    `select max(day)::text as day from daily where day <= :notAfter`,
    { notAfter },
  );
  return rows[0].day;
}

/** What was used on a day, in one currency. */
export interface UsageRow {
  /** Whose; null for what nothing matches, and where it was not asked for. */
  entity: string | null;
  currency: string;
  day: string;
  amount: string;
}

/** Usage of each day of a window, by currency; days without any are left out. */
export async function dailyUsage(
  knex: Knex,
  scope: Scope,
  days: { first: string; last: string },
  options: { isByEntity: boolean } = { isByEntity: false },
): Promise<UsageRow[]> {
  const { sql, bindings } = within(scope);
  const entity = options.isByEntity ? 's.entity_ref' : 'null';
  const { rows } = await knex.raw(
    `select ${entity} as entity, d.currency, d.day::text as day, sum(d.effective)::text as amount
     from ${costsIn(scope, "d.kind = 'usage' and d.day between :first and :last")}
       join subjects s on s.id = d.subject_id
     where ${sql}
     group by 1, 2, 3`,
    { ...bindings, ...days },
  );
  return rows;
}

/** Grows whenever an answer may change. */
export async function revision(knex: Knex): Promise<string> {
  return (await knex('ledger').first('revision')).revision;
}
