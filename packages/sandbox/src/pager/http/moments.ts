// SPDX-License-Identifier: Apache-2.0
import { PagerDutyError } from './PagerDutyError';

/** A time of the query. @throws PagerDutyError 400 when it is none */
export function momentOf(url: URL, name: 'since' | 'until'): Date | undefined {
  const text = url.searchParams.get(name);
  if (text === null) return undefined;
  const moment = new Date(text);
  if (!Number.isNaN(moment.getTime())) return moment;
  throw new PagerDutyError(
    400,
    2004,
    "Invalid time values in 'since' and/or 'until' parameters",
  );
}

export const invalidRange = (...errors: string[]) =>
  new PagerDutyError(400, 2005, 'Invalid Query Date Range', errors);
