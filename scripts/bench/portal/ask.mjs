// SPDX-License-Identifier: Apache-2.0
import { get } from '../../stack/ready.mjs';

/**
 * Asks a portal's API as its user.
 * @param {import('./sides.mjs').Side} side
 * @param {string} path below `/api`
 * @param {{ method?: string, body?: object }} [request]
 * @returns {Promise<any>} the answer's JSON; undefined when there is none
 */
export async function ask(side, path, { method, body } = {}) {
  const response = await get(`${side.url}/api/${path}`, {
    method,
    headers: await headersOf(side),
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}

/** @type {WeakMap<import('./sides.mjs').Side, { token: string, until: number }>} */
const tokens = new WeakMap();
const TOKEN_LASTS_MS = 10 * 60_000;

/** @param {import('./sides.mjs').Side} side */
export async function headersOf(side) {
  const kept = tokens.get(side);
  const known =
    kept && kept.until > Date.now()
      ? kept
      : { token: await side.token(), until: Date.now() + TOKEN_LASTS_MS };
  tokens.set(side, known);
  return {
    authorization: `Bearer ${known.token}`,
    'content-type': 'application/json',
  };
}
