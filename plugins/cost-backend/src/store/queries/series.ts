// SPDX-License-Identifier: Apache-2.0
import type { CostSeries, Dimension } from '@macadam/plugin-cost-common';
import { ask } from '@macadam/portal-node';
import type { Knex } from 'knex';
import { daysAfter, daysBetween } from '../../read/days';
import { costsBy } from './costsBy';
import type { Days } from './lines';
import { isFrequent, type Scope } from './Scope';

/** More than these no chart can tell apart. */
const MOST_PARTS = 5;
const REST = 'Everything else';

interface Row {
  currency: string;
  part: string | null;
  day: string;
  amount: string;
}

/** Each day's cost by its largest parts; all that is smaller is summed up in one more. */
export async function seriesOf(
  knex: Knex,
  scope: Scope,
  days: Days & { by: Dimension },
): Promise<CostSeries['currencies']> {
  const { by, ...window } = days;
  const { sql, bindings } = costsBy(
    scope,
    by,
    'd.day between :first and :last',
  );
  const rows = await ask<Row>(
    knex,
    `with parts as materialized (
       select d.currency, d.key as part, d.day, sum(d.effective) as amount
       from (${sql}) d
       group by 1, 2, 3 having sum(d.charges) <> 0
     ), ranked as (
       select currency, part, row_number() over (partition by currency order by sum(amount) desc, part) as rank
       from parts group by 1, 2
     )
     select currency, case when rank <= ${MOST_PARTS} then part end as part, day::text as day,
       trim_scale(sum(amount))::text as amount
     from parts join ranked using (currency, part)
     group by 1, 2, 3, least(rank, ${MOST_PARTS + 1})
     order by currency, least(rank, ${MOST_PARTS + 1}), day`,
    { ...bindings, ...window },
    { isFrequent: isFrequent(scope) },
  );
  return currenciesOf(rows, window);
}

function currenciesOf(rows: Row[], { first, last }: Days) {
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  const days = Array.from({ length: daysBetween(first, last) }, (_, index) =>
    daysAfter(first, index),
  );
  return currencies.map(currency => {
    const own = rows.filter(row => row.currency === currency);
    const parts = [...new Set(own.map(({ part }) => part))];
    const amounts = new Map(
      own.map(({ part, day, amount }) => [placeOf(part, day), amount]),
    );
    return {
      currency,
      parts: parts.map(part => part ?? REST),
      days: days.map(day => ({
        day,
        values: parts.map(part => amounts.get(placeOf(part, day)) ?? '0'),
      })),
    };
  });
}

function placeOf(part: string | null, day: string): string {
  return JSON.stringify([part, day]);
}
