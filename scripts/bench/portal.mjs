// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import { freePort } from '../stack/ports.mjs';
import { step } from '../stack/steps.mjs';
import { makeCatalog } from './portal/catalog.mjs';
import { settle } from './portal/database.mjs';
import { writeCatalog } from './portal/files.mjs';
import { ingest } from './portal/ingest.mjs';
import { measures } from './portal/measures.mjs';
import { startBrowser } from './portal/pages.mjs';
import { Round } from './portal/Round.mjs';
import { macadamSide, vanillaSide } from './portal/sides.mjs';
import { buildVanilla } from './portal/vanilla.mjs';
import { publish } from './report/publish.mjs';
import { readNumbers } from './run/readNumbers.mjs';
import { machineOf, standUp, surroundingsOf } from './run/surroundings.mjs';

/** Fewer, or of a smaller catalog, are for trying the bench itself: their figures are printed, and not kept. */
const FEWEST_RUNS = 5;
const ENTITIES = 10_000;

/**
 * Measures the portal beside a vanilla one: both in turn, every few seconds, on one machine, one database server and one catalog.
 * @param {string[]} args
 * @returns {(run: import('../bench.mjs').BenchRun) => Promise<void>} what measures them
 */
export function plan(args) {
  const { runs, entities } = readNumbers('portal', args, {
    runs: { usual: FEWEST_RUNS, fewest: 1 },
    entities: { usual: ENTITIES, fewest: 100 },
  });
  return async run => {
    const surroundings = surroundingsOf(run);
    const catalog = makeCatalog(entities);
    const { sides, database } = await prepare(run, surroundings, catalog);
    const browser = await startBrowser();
    /** @type {Record<string, import('./portal/measures.mjs').Figures[]>} */
    const taken = Object.fromEntries(sides.map(({ name }) => [name, []]));
    for (let count = 1; count <= runs; count++) {
      // Who comes first takes turns: the second might find a warmer machine.
      const order = count % 2 ? sides : sides.toReversed();
      const round = new Round({ sides: order, surroundings, browser, catalog });
      const figures = await step(`run ${count}`, () => round.take());
      for (const { name } of sides) taken[name].push(figures[name]);
    }
    const machine = await machineOf(surroundings.node, database, {
      Chromium: browser.version(),
    });
    await browser.close();
    publish({
      name: 'portal',
      machine,
      measures,
      taken,
      keep: runs >= FEWEST_RUNS && entities === ENTITIES,
    });
  };
}

/**
 * Builds both, starts what stands around them, and lets each take in the catalog.
 * @param {import('../bench.mjs').BenchRun} run
 * @param {import('../stack/services.mjs').Surroundings} surroundings
 * @param {import('./portal/catalog.mjs').Entity[]} catalog
 */
async function prepare(run, surroundings, catalog) {
  const { data } = surroundings.settings;
  const vanillaBuild = await step('vanilla', note =>
    buildVanilla(run.tools, data, note),
  );
  const { build, database } = await standUp(run, surroundings);
  const locations = writeCatalog(path.join(data, 'catalog'), catalog);
  const common = { locations, surroundings, database };
  const port = await freePort();
  const sides = [
    vanillaSide({ ...common, build: vanillaBuild, port }),
    macadamSide({ ...common, build }),
  ];
  for (const side of sides) {
    await step(`ingest ${side.name}`, () =>
      ingest(side, surroundings, catalog),
    );
  }
  await step('settle', () => settle(database));
  return { sides, database };
}
