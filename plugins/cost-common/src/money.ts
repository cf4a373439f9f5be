// SPDX-License-Identifier: Apache-2.0
import Big from 'big.js';
import { z } from 'zod/v3';

/** A number as text, exact: `-12.3450`. Neither an exponent nor separators. */
export const decimalSchema = z.string().regex(/^-?\d+(\.\d+)?$/);

/** ISO 4217, as `EUR`. */
export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'is no currency, as EUR');

export const moneySchema = z.object({
  amount: decimalSchema,
  currency: currencySchema,
});

export type Money = z.infer<typeof moneySchema>;

/** One amount for each currency that there is, in the order of their codes. Empty where nothing was charged. */
export const amountsSchema = z.array(moneySchema);

export type Amounts = z.infer<typeof amountsSchema>;

/**
 * Money in words, in the reader's language: `€1,234.50`. It is rounded to what the currency's smallest coin is, or to whole units; zero that
 * is only rounded to it is said to be below the smallest coin.
 *
 * @param locale - the reader's own by default
 */
export function formatMoney(
  { amount, currency }: Money,
  options: { locale?: string; isWhole?: boolean } = {},
): string {
  const format = new Intl.NumberFormat(options.locale, {
    style: 'currency',
    currency,
    ...(options.isWhole && { maximumFractionDigits: 0 }),
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const value = new Big(amount);
  const rounded = value.round(digits);
  if (rounded.eq(0) && !value.eq(0) && !options.isWhole) {
    const least = new Big(10).pow(-digits).toNumber();
    return value.gt(0)
      ? `< ${format.format(least)}`
      : `> ${format.format(-least)}`;
  }
  // Rounded to a coin, what people are charged has few enough digits for a number.
  return format.format(rounded.toNumber());
}

/** Several currencies stand beside each other: `€12.00 + $3.00`. Nothing is said to be nothing. */
export function formatAmounts(
  amounts: Amounts,
  options: Parameters<typeof formatMoney>[1] = {},
): string {
  if (amounts.length === 0) return 'nothing';
  return amounts.map(money => formatMoney(money, options)).join(' + ');
}

/** What is charged in a currency; zero where nothing is. */
export function amountIn(amounts: Amounts, currency: string): string {
  return amounts.find(money => money.currency === currency)?.amount ?? '0';
}

/** Sums by currency, exact. */
export function sumOf(all: readonly Amounts[]): Amounts {
  const sums = new Map<string, Big>();
  for (const { amount, currency } of all.flat()) {
    sums.set(currency, (sums.get(currency) ?? new Big(0)).plus(amount));
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, sum]) => ({ amount: sum.toFixed(), currency }));
}

/** The difference by currency, exact; currencies without one are left out. */
export function differenceOf(left: Amounts, right: Amounts): Amounts {
  const negated = right.map(({ amount, currency }) => ({
    amount: new Big(amount).neg().toFixed(),
    currency,
  }));
  return sumOf([left, negated]).filter(({ amount }) => !new Big(amount).eq(0));
}
