// SPDX-License-Identifier: Apache-2.0
import { eventually } from '../../stack/ready.mjs';
import { ask } from './ask.mjs';
import { LABEL } from './catalog.mjs';
import { startSide, titleOf } from './sides.mjs';

const INGEST_WITHIN_MS = 15 * 60_000;
const INDEX_WITHIN_MS = 5 * 60_000;
const COLLATOR = 'search_index_software_catalog';
const PROBES = 20;

/**
 * Lets a portal take in its catalog, and index it for its search.
 * @param {import('./sides.mjs').Side} side
 * @param {import('../../stack/services.mjs').Surroundings} surroundings
 * @param {import('./catalog.mjs').Entity[]} catalog
 */
export async function ingest(side, surroundings, catalog) {
  await startSide(side, surroundings);
  await complete(side, catalog);
  await eventually(
    `${titleOf(side)} indexing the catalog`,
    async () => ((await isIndexed(side, catalog)) ? true : undefined),
    { withinMs: INDEX_WITHIN_MS, everyMs: 5000 },
  );
  await surroundings.supervisor.dismiss(titleOf(side));
}

/**
 * Waits until a running portal has taken in its catalog.
 * @param {import('./sides.mjs').Side} side
 * @param {import('./catalog.mjs').Entity[]} catalog
 */
export async function complete(side, catalog) {
  await eventually(
    `${titleOf(side)} taking in the catalog`,
    async () => ((await isComplete(side, catalog)) ? true : undefined),
    { withinMs: INGEST_WITHIN_MS, everyMs: 1000 },
  );
}

/**
 * Each entity is there, and knows what it belongs to.
 * @param {import('./sides.mjs').Side} side
 * @param {import('./catalog.mjs').Entity[]} catalog
 */
async function isComplete(side, catalog) {
  const seeded = `metadata.labels.${LABEL.key}=${LABEL.value}`;
  const owned = catalog.filter(({ spec }) => 'owner' in spec);
  const [all, withOwner] = await Promise.all(
    [seeded, `${seeded},relations.ownedBy`].map(filter =>
      ask(
        side,
        `catalog/entities/by-query?limit=0&filter=${encodeURIComponent(
          filter,
        )}`,
      ),
    ),
  );
  return (
    all.totalItems === catalog.length && withOwner.totalItems === owned.length
  );
}

/**
 * Entities from all over the catalog are found by name. Until they are, the collator is told to run once more: the
 * vanilla portal does so by itself every ten minutes only.
 * @param {import('./sides.mjs').Side} side
 * @param {import('./catalog.mjs').Entity[]} catalog
 */
async function isIndexed(side, catalog) {
  const every = Math.ceil(catalog.length / PROBES);
  for (let index = 0; index < catalog.length; index += every) {
    const { name } = catalog[index].metadata;
    const { results } = await ask(side, `search/query?term=${name}`);
    const isFound = results.some(
      /** @param {{ document: { location: string } }} result */
      ({ document }) => document.location.endsWith(`/${name}`),
    );
    if (isFound) continue;
    const task = `search/.backstage/scheduler/v1/tasks/${COLLATOR}/trigger`;
    // It runs already, which is as good.
    await ask(side, task, { method: 'POST' }).catch(() => undefined);
    return false;
  }
  return true;
}
