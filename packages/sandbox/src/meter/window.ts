// SPDX-License-Identifier: Apache-2.0
import { ServerError } from '../http/ServerError';

const DAY = 24 * 3_600_000;
const MOST_DAYS = 400;
const RANGE = /^(\d{4}-\d\d-\d\dT00:00:00Z),(\d{4}-\d\d-\d\dT00:00:00Z)$/;

/**
 * The whole days of a window: `7d`, `yesterday`, or two moments with a comma between; here only midnights, UTC.
 *
 * @throws ServerError 400 for any other
 */
export function windowOf(text: string, now: Date): string[] {
  const midnight = Math.floor(now.getTime() / DAY) * DAY;
  const [, from, to] = RANGE.exec(text) ?? [];
  const last = /^([1-9]\d{0,2})d$/.exec(text)?.[1];
  if (text === 'yesterday') return daysBetween(midnight - DAY, midnight);
  if (last) return daysBetween(midnight - Number(last) * DAY, midnight);
  if (!from) {
    throw new ServerError(400, `Invalid 'window' parameter: ${text}`);
  }
  return daysBetween(Date.parse(from), Math.min(Date.parse(to), midnight));
}

function daysBetween(from: number, to: number): string[] {
  const count = Math.max(0, (to - from) / DAY);
  if (count > MOST_DAYS) throw new ServerError(400, 'The window is too long');
  return Array.from({ length: count }, (_, index) =>
    new Date(from + index * DAY).toISOString().slice(0, 'YYYY-MM-DD'.length),
  );
}
