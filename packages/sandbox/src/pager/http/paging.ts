// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { json, type Reply } from '../../http/Reply';
import { invalidInput } from './PagerDutyError';

const LARGEST_PAGE = 100;
/** PagerDuty pages no further than this. */
const LAST_RECORD = 10_000;

const whole = z.coerce.number().int().min(0);

/** The part of a list that the request asks for. @throws PagerDutyError 400 beyond the 10,000th record */
export function pageReply<T>(
  url: URL,
  name: string,
  all: T[],
  view: (item: T) => unknown,
): Reply {
  const query = url.searchParams;
  const limit = Math.min(
    LARGEST_PAGE,
    whole.catch(25).parse(query.get('limit') ?? 25),
  );
  const offset = whole.catch(0).parse(query.get('offset') ?? 0);
  if (limit + offset > LAST_RECORD) {
    throw invalidInput(
      `Offset plus limit must be ${LAST_RECORD} or less: narrow the query instead`,
    );
  }
  const isCounted = ['true', '1'].includes(query.get('total') ?? '');
  return json({
    [name]: all.slice(offset, offset + limit).map(view),
    limit,
    offset,
    total: isCounted ? all.length : null,
    more: offset + limit < all.length,
  });
}

/** The values of a parameter that may stand several times, as `ids[]`. */
export function valuesOf(url: URL, name: string): string[] | undefined {
  const values = url.searchParams.getAll(`${name}[]`);
  return values.length > 0 ? values : undefined;
}
