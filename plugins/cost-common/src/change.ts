// SPDX-License-Identifier: Apache-2.0
import Big from 'big.js';
import { z } from 'zod/v3';
import { amountIn, currencySchema, type Amounts } from './money';

/**
 * How an amount moved. A ratio, as 0.1 for ten percent more, is there only where there was something before that it can be a part of: of nothing,
 * or of a refund, no part can be told.
 */
export const changeSchema = z.object({
  currency: currencySchema,
  /** Exact. */
  difference: z.string(),
  ratio: z.number().nullable(),
  /** In words, where there is no ratio. */
  reason: z
    .enum(['nothing-before', 'refund-before', 'nothing-either-time'])
    .optional(),
});

export type Change = z.infer<typeof changeSchema>;

/** How each currency moved, in the order of their codes. */
export function changesOf(now: Amounts, before: Amounts): Change[] {
  const currencies = [...now, ...before].map(({ currency }) => currency);
  return [...new Set(currencies)].sort().map(currency => {
    const left = new Big(amountIn(now, currency));
    const right = new Big(amountIn(before, currency));
    const difference = left.minus(right);
    const told = { currency, difference: difference.toFixed() };
    if (right.gt(0)) {
      const ratio = difference.div(right).round(6).toNumber();
      return { ...told, ratio };
    }
    return { ...told, ratio: null, reason: reasonOf(left, right) };
  });
}

function reasonOf(left: Big, right: Big): Change['reason'] {
  if (right.lt(0)) return 'refund-before';
  return left.eq(0) ? 'nothing-either-time' : 'nothing-before';
}
