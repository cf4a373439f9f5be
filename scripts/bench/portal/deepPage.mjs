// SPDX-License-Identifier: Apache-2.0
import { get } from '../../stack/ready.mjs';
import { headersOf } from './ask.mjs';

export const ROWS = 20;

/**
 * What a list asks of the API to show its nth page, judged by what it asks for its second: either the cursor that came
 * with the page before, or how many rows to pass over.
 * @param {import('./sides.mjs').Side} side
 * @param {{ first: import('./load.mjs').Question, next: import('./load.mjs').Question }} questions
 * @param {number} page
 * @returns {Promise<import('./load.mjs').Question>}
 */
export async function nthPage(side, { first, next }, page) {
  const path = new URL(next.path, side.url);
  if (!path.searchParams.has('cursor')) return byOffset(first, page);
  let cursor = path.searchParams.get('cursor');
  for (let reached = 2; reached < page; reached++) {
    path.searchParams.set('cursor', String(cursor));
    const answer = await get(path.href, { headers: await headersOf(side) });
    const { items, pageInfo } = await answer.json();
    if (items.length === 0) break;
    cursor = pageInfo.nextCursor ?? cursor;
  }
  path.searchParams.set('cursor', String(cursor));
  return { ...next, path: path.pathname + path.search };
}

/**
 * The same page, asked for by how many rows to pass over.
 * @param {import('./load.mjs').Question} first
 * @param {number} page
 * @returns {import('./load.mjs').Question}
 */
export function byOffset(first, page) {
  const path = new URL(first.path, 'http://portal');
  path.searchParams.set('offset', String((page - 1) * ROWS));
  return { ...first, path: path.pathname + path.search };
}
