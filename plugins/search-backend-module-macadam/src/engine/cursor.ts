// SPDX-License-Identifier: Apache-2.0

/** Nobody turns so many pages, and the database counts through all that come before. */
const LAST_PAGE = 1000;

/**
 * The page that a cursor stands for, from 0. Its form is Backstage's: where results are filtered by permission,
 * the search backend makes cursors of its own. One that we cannot read is the first page, since whatever an
 * engine throws reaches the caller as 500.
 */
export function pageOf(cursor: string | undefined): number {
  const page = Number(Buffer.from(cursor ?? '', 'base64').toString('utf8'));
  return Number.isInteger(page) && page >= 0 && page <= LAST_PAGE ? page : 0;
}

export function cursorOf(page: number): string | undefined {
  if (page < 0 || page > LAST_PAGE) return undefined;
  return Buffer.from(String(page), 'utf8').toString('base64');
}
