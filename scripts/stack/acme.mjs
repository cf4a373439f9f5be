// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { entitiesInForge, refOf } from './forge-entities.mjs';
import { eventually, get } from './ready.mjs';
import { signIn } from './signin.mjs';

const PERSONA = 'platform-engineer';
const FOUND_BY_SEARCH = 'payment-service';
const SIGN_IN_WITHIN_MS = 180_000;
const PATIENCE_MS = 60_000;
const ASK_EVERY_MS = 300;

/**
 * Waits until the catalog holds all that the forge holds, and search finds it. What somebody has
 * broken or deleted in the forge meanwhile must not keep the portal from starting: after a while
 * without any progress, what is missing becomes a note.
 * @param {import('./settings.mjs').Settings} settings
 * @param {string} githubToken
 * @returns {Promise<string>} what to note
 */
export async function acmeInCatalog(settings, githubToken) {
  const { portalUrl, forgeUrl } = settings;
  const wanted = new Set(await entitiesInForge(forgeUrl, githubToken));
  // The persona is known once the organisation is in the catalog.
  const token = await eventually(
    `Signing in as ${PERSONA}`,
    () => signIn(portalUrl, PERSONA),
    { withinMs: SIGN_IN_WITHIN_MS, everyMs: ASK_EVERY_MS },
  );
  const headers = { authorization: `Bearer ${token}` };
  const missing = await whileShrinking(async () => {
    const present = await entitiesInCatalog(portalUrl, headers);
    const notThere = [...wanted].filter(ref => !present.has(ref));
    const found = await isFound(portalUrl, headers);
    return found ? notThere : [...notThere, `${FOUND_BY_SEARCH} in search`];
  });
  const count = `${wanted.size} entities`;
  return missing.length === 0
    ? count
    : `${count}, without ${missing.join(', ')}: see the portal's log`;
}

/**
 * Asks until nothing is left, or what is left has not changed for a while.
 * @param {() => Promise<string[]>} ask
 * @returns {Promise<string[]>} what is left
 */
async function whileShrinking(ask) {
  let last = '';
  let since = Date.now();
  for (;;) {
    const left = await ask();
    if (left.length === 0) return [];
    if (left.join() !== last) since = Date.now();
    if (Date.now() - since > PATIENCE_MS) return left;
    last = left.join();
    await sleep(ASK_EVERY_MS);
  }
}

/**
 * @param {string} portalUrl
 * @param {HeadersInit} headers
 * @returns {Promise<Set<string>>}
 */
async function entitiesInCatalog(portalUrl, headers) {
  const fields = 'kind,metadata.name,metadata.namespace';
  const query = `limit=10000&totalItems=exclude&fields=${fields}`;
  const url = `${portalUrl}/api/catalog/entities/by-query?${query}`;
  const { items } = await (await get(url, { headers })).json();
  return new Set(items.map(refOf));
}

/**
 * @param {string} portalUrl
 * @param {HeadersInit} headers
 * @returns {Promise<boolean>}
 */
async function isFound(portalUrl, headers) {
  const url = `${portalUrl}/api/search/query?term=${FOUND_BY_SEARCH}`;
  const { results } = await (await get(url, { headers })).json();
  return results.some(
    /** @param {{ document: { location: string } }} result */
    ({ document }) => document.location.endsWith(`/${FOUND_BY_SEARCH}`),
  );
}
