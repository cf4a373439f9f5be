// SPDX-License-Identifier: Apache-2.0
import { sumOf, type Amounts } from '@macadam/plugin-cost-common';
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';
import type { Days } from './lines';
import { costsIn, isFrequent, within, type Scope } from './Scope';

export interface AppliedRule {
  /** Null for what nothing matches. */
  rule: string | null;
  resources: number;
  amounts: Amounts;
}

interface AppliedRow {
  rule: string | null;
  currency: string;
  resources: number;
  amount: string;
}

/** By which rules a window's costs came to be whose they are. */
export async function appliedRules(
  knex: Knex,
  scope: Scope,
  days: Days,
): Promise<AppliedRule[]> {
  const { sql, bindings } = within(scope);
  const rows = await ask<AppliedRow>(
    knex,
    `select s.rule, d.currency, count(*)::int as resources, trim_scale(sum(d.amount))::text as amount
     from (
       select d.subject_id, d.currency, sum(d.effective) as amount
       from ${costsIn(scope, 'd.day between :first and :last')} group by 1, 2
     ) d join subjects s on s.id = d.subject_id
     where ${sql}
     group by 1, 2`,
    { ...bindings, ...days },
    { isFrequent: isFrequent(scope) },
  );
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

/** The clusters of Kubernetes of which a window's costs are, in the order of their names. */
export async function clustersAmong(
  knex: Knex,
  scope: Scope,
  days: Days,
): Promise<string[]> {
  const { sql, bindings } = within(scope);
  const rows = await ask<{ name: string }>(
    knex,
    `select distinct s.cluster as name from subjects s
     where ${sql} and s.cluster is not null and exists (
       select from daily d where d.subject_id = s.id and d.day between :first and :last
     )
     order by 1`,
    { ...bindings, ...days },
    { isFrequent: isFrequent(scope) },
  );
  return rows.map(({ name }) => name);
}
