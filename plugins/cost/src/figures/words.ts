// SPDX-License-Identifier: Apache-2.0
import {
  formatMoney,
  type Change,
  type ChargeKind,
  type CostMonth,
} from '@macadam/plugin-cost-common';

/** A part of a whole, as `12.5%`, with its sign where it says how something moved. */
export function percent(
  ratio: number,
  options: { isSigned?: boolean } = {},
): string {
  return new Intl.NumberFormat(undefined, {
    style: 'percent',
    maximumFractionDigits: 1,
    ...(options.isSigned && { signDisplay: 'exceptZero' }),
  }).format(ratio);
}

/** How an amount moved against the same days of the month before. */
export function changeWords({
  ratio,
  reason,
  currency,
  difference,
}: Change): string {
  if (ratio !== null) {
    const money = formatMoney({ currency, amount: difference });
    return `${percent(ratio, {
      isSigned: true,
    })} against the same days of last month (${money})`;
  }
  switch (reason) {
    case 'refund-before':
      return 'More was given back than charged in the same days of last month, so no percentage can be told';
    case 'nothing-either-time':
      return 'Nothing, as in the same days of last month';
    default:
      return 'Nothing was charged in the same days of last month, so no percentage can be told';
  }
}

/** A day as `24 Nov`. It is one in UTC and belongs to no time zone. */
export function dayOf(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
}

/** A month as `November 2026`. @param day - any day of it */
export function monthName(day: string): string {
  return new Date(`${day.slice(0, 7)}-01T00:00:00Z`).toLocaleDateString(
    undefined,
    { month: 'long', year: 'numeric', timeZone: 'UTC' },
  );
}

/** How much of a month is known. */
export function spanWords({
  first,
  through,
  knownDays,
  days,
}: CostMonth): string {
  if (!through) return `No bill of ${monthName(first)} has come yet`;
  if (knownDays === days) return `The whole of ${monthName(first)}`;
  return `${monthName(first)}, to ${dayOf(
    through,
  )}: ${knownDays} of ${days} days`;
}

/** A moment in the reader's time zone. `iso` is ISO 8601. */
export function momentWords(iso: string): string {
  return new Date(iso).toLocaleString(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
}

/** A count as `10,000`. */
export function countWords(count: number): string {
  return new Intl.NumberFormat().format(count);
}

export const kindWords: Record<ChargeKind, string> = {
  usage: 'Usage',
  purchase: 'Purchases',
  tax: 'Taxes',
  credit: 'Credits',
  adjustment: 'Adjustments',
  correction: 'Corrections of earlier bills',
};
