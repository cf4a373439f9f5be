// SPDX-License-Identifier: Apache-2.0
import type { Amounts, ChargeKind } from '@macadam/plugin-cost-common';
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';
import type { Months } from '../../read/days';
import { costsBy, type Key } from './costsBy';
import { isFrequent, type Scope } from './Scope';

/** What a part of the costs came to, in one currency. Decimals in text. */
export interface SumRow {
  key: string | null;
  currency: string;
  toDate: string;
  sameDaysBefore: string;
  lastMonth: string;
  savings: string;
}

const COLUMNS = ['toDate', 'sameDaysBefore', 'lastMonth', 'savings'] as const;

/** The days that a month's sums are of. */
export const MONTHS = 'd.day between :before and :last';

/**
 * A month's sums and those it is compared with, apart by `key`, with `monthDays` for bindings. Parts of which nothing was charged in either month are
 * left out.
 *
 * @param costs - a relation with the columns of `costsBy`
 */
export function sumsOver(costs: string): string {
  const sum = (what: string, first: string, last: string) =>
    `trim_scale(coalesce(sum(${what}) filter (where d.day between :${first} and :${last}), 0))::text`;
  return `select d.key, d.currency,
      ${sum('d.effective', 'first', 'through')} as "toDate",
      ${sum('d.effective', 'before', 'throughBefore')} as "sameDaysBefore",
      ${sum('d.effective', 'before', 'lastBefore')} as "lastMonth",
      ${sum('d.list - d.effective', 'first', 'through')} as savings
    from ${costs} d
    group by 1, 2 having sum(d.charges) <> 0
    order by 1 nulls last, 2`;
}

export function monthDays(months: Months) {
  return {
    first: months.first,
    last: months.last,
    // Before the first day of it nothing is.
    through: months.through ?? '0001-01-01',
    before: months.before.first,
    lastBefore: months.before.last,
    throughBefore: months.before.through ?? '0001-01-01',
  };
}

/** A month's sums of a scope, apart by one thing. */
export async function monthSums(
  knex: Knex,
  scope: Scope,
  months: Months,
  by: Exclude<Key, 'service' | 'resource'>,
): Promise<SumRow[]> {
  const { sql, bindings } = costsBy(scope, by, MONTHS);
  return ask<SumRow>(
    knex,
    sumsOver(`(${sql})`),
    { ...bindings, ...monthDays(months) },
    { isFrequent: isFrequent(scope) },
  );
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
  const [{ day }] = await ask<{ day: string | null }>(
    knex,
    `select max(day)::text as day from daily where day <= :notAfter`,
    { notAfter },
  );
  return day;
}

/** What was used on a day, in one currency. */
export interface UsageRow {
  /** Whose; null for what nothing matches, and where it was not asked for. */
  entity: string | null;
  currency: string;
  day: string;
  amount: string;
}

/** What is used, without what is bought, given back or corrected. */
const IS_USAGE = `d.kind = 'usage'`;

/**
 * Usage of each day of a window, by currency; days without any are left out.
 *
 * @param costs - a relation with the columns of `costsBy`
 * @param entity - whose it is, as SQL
 */
export function usageOver(costs: string, entity: string): string {
  return `select ${entity} as entity, d.currency, d.day::text as day, sum(d.effective)::text as amount
    from ${costs} d where ${IS_USAGE} and d.day between :usageFirst and :through
    group by 1, 2, 3 having sum(d.charges) <> 0`;
}

/** Usage of a scope, of each entity by itself or of all together. */
export async function dailyUsage(
  knex: Knex,
  scope: Scope,
  days: { usageFirst: string; through: string },
  options: { isByEntity: boolean },
): Promise<UsageRow[]> {
  const { isByEntity } = options;
  const { sql, bindings } = costsBy(
    scope,
    isByEntity ? 'entity' : 'kind',
    `${IS_USAGE} and d.day between :usageFirst and :through`,
  );
  return ask<UsageRow>(
    knex,
    usageOver(`(${sql})`, isByEntity ? 'd.key' : 'null'),
    { ...bindings, ...days },
    { isFrequent: isFrequent(scope) },
  );
}

/** Grows whenever an answer may change. */
export async function revision(knex: Knex): Promise<string> {
  return (await knex('ledger').first('revision')).revision;
}
