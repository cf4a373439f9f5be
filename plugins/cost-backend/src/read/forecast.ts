// SPDX-License-Identifier: Apache-2.0
import type { Forecast } from '@macadam/plugin-cost-common';
import Big from 'big.js';

/** Below it a course is a matter of chance. */
const LEAST_DAYS = 7;

/** Of a normal distribution, eight tenths lie within so many deviations. */
const DEVIATIONS = 1.2816;

/**
 * What a month will come to, if its remaining days cost what days cost lately. Only usage goes on: what is bought once, given back or corrected
 * is part of the month so far, and is not expected again. Whole weeks are looked at, since weekends may cost less.
 *
 * @param usage - of each day up to the last one known, oldest first, without gaps; negative ones are fine
 * @param remainingDays - of the month, that are not known
 */
export function forecast(given: {
  currency: string;
  toDate: string;
  usage: readonly string[];
  remainingDays: number;
}): Forecast {
  const { currency, remainingDays } = given;
  const toDate = new Big(given.toDate);
  if (remainingDays === 0) {
    const all = toDate.toFixed(2);
    const told = { likely: all, low: all, high: all };
    return { kind: 'forecast', currency, ...told, days: given.usage.length };
  }
  const weeks = Math.floor(given.usage.length / LEAST_DAYS) * LEAST_DAYS;
  if (weeks === 0) {
    const reason = 'Fewer than seven days are known';
    return { kind: 'no-data', currency, reason };
  }
  const days = given.usage.slice(-weeks).map(amount => new Big(amount));
  const mean = days
    .reduce((sum, day) => sum.plus(day), new Big(0))
    .div(days.length);
  const likely = toDate.plus(mean.times(remainingDays));
  const spread =
    deviationOf(days.map(Number), Number(mean)) *
    Math.sqrt(remainingDays + remainingDays ** 2 / days.length) *
    DEVIATIONS;
  return {
    kind: 'forecast',
    currency,
    likely: likely.toFixed(2),
    low: likely.minus(spread).toFixed(2),
    high: likely.plus(spread).toFixed(2),
    days: days.length,
  };
}

/** How far a course may stray is no amount that anybody is charged: a float tells it well enough. */
function deviationOf(days: readonly number[], mean: number): number {
  const sum = days.reduce((all, day) => all + (day - mean) ** 2, 0);
  return Math.sqrt(sum / (days.length - 1));
}
