// SPDX-License-Identifier: Apache-2.0
import type { CostLine } from '@macadam/plugin-cost-common';
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';
import { earlier, type Months } from '../../read/days';
import { told, toldDays } from './lines';
import { costsIn, type Scope } from './Scope';
import {
  monthDays,
  MONTHS,
  sumsOver,
  usageOver,
  type SumRow,
  type UsageRow,
} from './sums';

export interface CardRows {
  sums: SumRow[];
  usage: UsageRow[];
  lines: CostLine[];
}

/**
 * What a card tells of some entities, in one question: their costs are looked up once. Asked one after the other its three questions would cost the
 * portal and the database more than their answers do.
 *
 * @param usageFirst - from which day on usage is told
 */
export async function cardRows(
  knex: Knex,
  scope: Extract<Scope, { kind: 'entities' }>,
  {
    months,
    usageFirst,
    lines,
  }: {
    months: Months;
    usageFirst: string;
    /** So many of the costliest. */
    lines: number;
  },
): Promise<CardRows> {
  const days = monthDays(months);
  const { first, through } = days;
  const [row] = await ask<CardRows>(
    knex,
    `with own as materialized (
       select d.subject_id, d.kind as key, d.kind, d.currency, d.day, d.effective, d.list, d.charges
       from ${costsIn(scope, 'd.day between :begin and :last')}
     ), months as (select * from own d where ${MONTHS}), lines as (
       select d.subject_id || '-' || d.currency as id, d.subject_id as subject, d.currency, trim_scale(sum(d.effective)) as amount
       from own d where d.day between :first and :through group by 2, 3
       order by 4 desc, 1 desc limit :lines
     )
     select (select coalesce(json_agg(s), '[]') from (${sumsOver(
       'months',
     )}) s) as sums,
       (select coalesce(json_agg(u), '[]') from (${usageOver(
         'own',
         'null',
       )}) u) as usage,
       (select coalesce(json_agg(t), '[]') from (${told('lines')}) t) as lines`,
    {
      refs: scope.refs as never,
      ...days,
      ...toldDays({ first, last: through }),
      usageFirst,
      begin: earlier(usageFirst, days.before),
      lines,
    },
    { isFrequent: true },
  );
  return row;
}
