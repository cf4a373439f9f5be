// SPDX-License-Identifier: Apache-2.0
import { get } from '../../stack/ready.mjs';
import { headersOf } from './ask.mjs';

const ROWS = 20;

/** @typedef {import('./load.mjs').Question} Question */

/**
 * What a list asks of the API to show its nth page, judged by what it asks for its second: by the cursor that came with
 * the page before, or by how many rows to pass over.
 * @param {import('./sides.mjs').Side} side
 * @param {{ first: Question, next: Question }} questions
 * @param {number} page
 * @returns {Promise<Question>}
 */
export async function nthPage(side, { first, next }, page) {
  if (!hasCursor(next)) return byOffset(first, page);
  let question = next;
  for (let reached = 2; reached < page; reached++) {
    const answer = await get(side.url + question.path, {
      method: question.method,
      headers: await headersOf(side),
      body: question.body,
    });
    const { nextCursor } = (await answer.json()).pageInfo;
    // A smaller catalog ends before that page: its last one will do.
    if (!nextCursor) break;
    question = withCursor(question, nextCursor);
  }
  return question;
}

/**
 * The same page, asked for by how many rows to pass over.
 * @param {Question} first
 * @param {number} page
 * @returns {Question}
 */
export function byOffset(first, page) {
  return withParameter(first, 'offset', String((page - 1) * ROWS));
}

/** @param {Question} question */
function hasCursor({ path, body }) {
  return body ? 'cursor' in JSON.parse(body) : /[?&]cursor=/.test(path);
}

/**
 * @param {Question} question
 * @param {string} cursor
 * @returns {Question}
 */
function withCursor(question, cursor) {
  const { body } = question;
  if (!body) return withParameter(question, 'cursor', cursor);
  return { ...question, body: JSON.stringify({ ...JSON.parse(body), cursor }) };
}

/**
 * @param {Question} question
 * @param {string} name
 * @param {string} value
 * @returns {Question}
 */
function withParameter(question, name, value) {
  const { pathname, searchParams } = new URL(question.path, 'http://portal');
  searchParams.set(name, value);
  return { ...question, path: `${pathname}?${searchParams}` };
}
