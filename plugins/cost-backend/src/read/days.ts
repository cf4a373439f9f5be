// SPDX-License-Identifier: Apache-2.0

const DAY_MILLISECONDS = 86_400_000;

/** A day in UTC as `2026-11-24`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** @param days - may be negative */
export function daysAfter(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) + days * DAY_MILLISECONDS));
}

/** How many days lie between two, both of them included. */
export function daysBetween(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / DAY_MILLISECONDS + 1;
}

export function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

/** A calendar month, and the one before it, as far as bills are known. */
export interface Months {
  first: string;
  last: string;
  days: number;
  /** Null before the first bill of it. */
  through: string | null;
  knownDays: number;
  before: {
    first: string;
    last: string;
    /** The end of as many days as are known, or of the whole of a shorter month; null where none are. */
    through: string | null;
  };
}

/**
 * @param month - as `2026-11`
 * @param lastKnown - the last day that a bill is known of, not after today; null when none is
 */
export function monthsOf(month: string, lastKnown: string | null): Months {
  const first = `${month}-01`;
  const last = endOf(first);
  const firstBefore = `${daysAfter(first, -1).slice(0, 'YYYY-MM'.length)}-01`;
  const lastBefore = daysAfter(first, -1);
  const isBegun = lastKnown !== null && lastKnown >= first;
  const through = isBegun ? earlier(last, lastKnown) : null;
  const knownDays = through ? daysBetween(first, through) : 0;
  const isWhole = through === last;
  const compared = daysAfter(firstBefore, knownDays - 1);
  const throughBefore = isWhole ? lastBefore : earlier(compared, lastBefore);
  return {
    first,
    last,
    days: daysBetween(first, last),
    through,
    knownDays,
    before: {
      first: firstBefore,
      last: lastBefore,
      through: through && throughBefore,
    },
  };
}

function endOf(first: string): string {
  const next = daysAfter(first, 31).slice(0, 'YYYY-MM'.length);
  return daysAfter(`${next}-01`, -1);
}
