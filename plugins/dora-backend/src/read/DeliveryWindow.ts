// SPDX-License-Identifier: Apache-2.0
import type { WindowQuery } from '@macadam/plugin-dora-common';
import { DateTime, Info } from 'luxon';

/** A window as it is asked of the database. */
export interface DeliveryWindow {
  from: Date;
  to: Date;
  timezone: string;
  /** The one before has the same length and ends at `from`. */
  previousFrom: Date;
  /** Whether it ends with the moment of the question, so that it moves on. */
  endsNow: boolean;
}

/** The moments that a query means in a time zone. Its fields have been checked. */
export function deliveryWindow(
  query: WindowQuery,
  timezone: string,
  now: Date,
): DeliveryWindow {
  const { from, to } = momentsOf(query, timezone, now);
  const length = to.getTime() - from.getTime();
  return {
    from,
    to,
    timezone,
    previousFrom: new Date(from.getTime() - length),
    endsNow: 'days' in query,
  };
}

function momentsOf(query: WindowQuery, zone: string, now: Date) {
  if ('from' in query) {
    return { from: new Date(query.from), to: new Date(query.to) };
  }
  if ('first' in query) {
    const first = DateTime.fromISO(query.first, { zone }).startOf('day');
    const next = DateTime.fromISO(query.last, { zone }).plus({ days: 1 });
    return { from: first.toJSDate(), to: next.startOf('day').toJSDate() };
  }
  const first = DateTime.fromJSDate(now, { zone })
    .minus({ days: query.days - 1 })
    .startOf('day');
  return { from: first.toJSDate(), to: now };
}

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

/** How many local days `[from, to)` touches. */
export function localDays(from: Date, to: Date, zone: string): number {
  const local = Info.normalizeZone(zone);
  const dayAt = (ms: number) =>
    Math.floor((ms + local.offset(ms) * MINUTE_MS) / DAY_MS);
  return dayAt(to.getTime() - 1) - dayAt(from.getTime()) + 1;
}
