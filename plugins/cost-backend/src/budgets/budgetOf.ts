// SPDX-License-Identifier: Apache-2.0
import type { Amounts, Budget, Forecast } from '@macadam/plugin-cost-common';
import Big from 'big.js';
import type { Limit } from './Limits';

/** How a budget goes. Other currencies than its own are told beside it, for they cannot be compared. */
export function budgetOf(
  limit: Limit,
  toDate: Amounts,
  forecasts: readonly Forecast[],
): Budget {
  const { amount, currency } = limit.limit;
  const own = toDate.find(money => money.currency === currency);
  const spent = new Big(own?.amount ?? 0);
  const most = new Big(amount);
  return {
    ...limit,
    spent: spent.toFixed(),
    share: most.eq(0) ? 0 : spent.div(most).round(4).toNumber(),
    state: stateOf(spent, most, currency, forecasts),
    notCounted: toDate.filter(money => money.currency !== currency),
  };
}

function stateOf(
  spent: Big,
  most: Big,
  currency: string,
  forecasts: readonly Forecast[],
): Budget['state'] {
  if (spent.gt(most)) return 'passed';
  const told = forecasts.find(forecast => forecast.currency === currency);
  return told?.kind === 'forecast' && most.lt(told.likely)
    ? 'at-risk'
    : 'within';
}
