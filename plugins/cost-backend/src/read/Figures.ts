// SPDX-License-Identifier: Apache-2.0
import {
  sumOf,
  type Amounts,
  type Forecast,
} from '@macadam/plugin-cost-common';
import type { Knex } from 'knex';
import type { Scope } from '../store/queries/Scope';
import {
  amountsOf,
  dailyUsage,
  lastKnownDay,
  monthSums,
  type SumRow,
} from '../store/queries/sums';
import { dayOf, daysAfter, daysBetween, monthsOf, type Months } from './days';
import { forecast } from './forecast';

/** Four whole weeks, so that each day of the week is there as often. */
const FORECAST_DAYS = 28;

/** What a scope cost in a month, and what it will. */
export interface MonthFigures {
  months: Months;
  rows: SumRow[];
  toDate: Amounts;
  forecasts: Forecast[];
}

/** Draws a month's figures from the daily sums. */
export class Figures {
  constructor(private readonly knex: Knex) {}

  /** @param month - as `2026-11`; the present one by default */
  async months(month: string | undefined, now: Date): Promise<Months> {
    const today = dayOf(now);
    const lastKnown = await lastKnownDay(this.knex, today);
    return monthsOf(month ?? today.slice(0, 'YYYY-MM'.length), lastKnown);
  }

  async of(scope: Scope, months: Months): Promise<MonthFigures> {
    const rows = await monthSums(this.knex, scope, months, 'kind');
    const toDate = sumOf(amountsOf(rows, 'toDate'));
    const forecasts = await this.forecasts(scope, months, toDate);
    return { months, rows, toDate, forecasts };
  }

  private async forecasts(
    scope: Scope,
    { through, days, knownDays }: Months,
    toDate: Amounts,
  ): Promise<Forecast[]> {
    if (!through) return [];
    const first = daysAfter(through, 1 - FORECAST_DAYS);
    const usage = await dailyUsage(this.knex, scope, { first, last: through });
    return toDate.map(({ amount, currency }) => {
      const own = new Map(
        usage
          .filter(row => row.currency === currency)
          .map(row => [row.day, row.amount]),
      );
      const begin = [...own.keys()].sort()[0] ?? daysAfter(through, 1);
      return forecast({
        currency,
        toDate: amount,
        usage: Array.from(
          { length: daysBetween(begin, through) },
          (_, index) => own.get(daysAfter(begin, index)) ?? '0',
        ),
        remainingDays: days - knownDays,
      });
    });
  }
}
