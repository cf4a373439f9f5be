// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildPortal, buildSandbox } from '../stack/build.mjs';
import { Fault } from '../stack/fault.mjs';
import { freePort } from '../stack/ports.mjs';
import { startPostgres } from '../stack/postgres.mjs';
import { sandboxReady } from '../stack/ready.mjs';
import { loadSecrets } from '../stack/secrets.mjs';
import { startSandbox } from '../stack/services.mjs';
import { step } from '../stack/steps.mjs';
import { makeCatalog } from './portal/catalog.mjs';
import { serverVersion, settle } from './portal/database.mjs';
import { writeCatalog } from './portal/files.mjs';
import { ingest } from './portal/ingest.mjs';
import { measures } from './portal/measures.mjs';
import { startBrowser } from './portal/pages.mjs';
import { Round } from './portal/Round.mjs';
import { macadamSide, vanillaSide } from './portal/sides.mjs';
import { buildVanilla } from './portal/vanilla.mjs';
import { describeMachine } from './report/machine.mjs';
import { publish } from './report/publish.mjs';

/** Fewer, or of a smaller catalog, are for trying the bench itself: their figures are printed, and not kept. */
const FEWEST_RUNS = 5;
const ENTITIES = 10_000;

/**
 * Measures the portal beside a vanilla one: both in turn, on one machine, one database server and one catalog.
 * @param {string[]} args
 * @returns {(run: import('../bench.mjs').BenchRun) => Promise<void>} what measures them
 */
export function plan(args) {
  const { runs, entities } = readOptions(args);
  return async run => {
    const surroundings = surroundingsOf(run);
    const catalog = makeCatalog(entities);
    const { sides, database } = await prepare(run, surroundings, catalog);
    const browser = await startBrowser();
    /** @type {Record<string, import('./portal/measures.mjs').Figures[]>} */
    const taken = Object.fromEntries(sides.map(({ name }) => [name, []]));
    for (let count = 1; count <= runs; count++) {
      // Who comes first takes turns: the second might find a warmer machine.
      for (const side of count % 2 ? sides : [...sides].reverse()) {
        const round = new Round({ side, surroundings, browser, catalog });
        const figures = await step(`${count} ${side.name}`, () => round.take());
        taken[side.name].push(figures);
      }
    }
    const machine = describeMachine({
      Node: execFileSync(surroundings.node, ['--version'], {
        encoding: 'utf8',
      }),
      PostgreSQL: await serverVersion(database),
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

/** @param {string[]} args */
function readOptions(args) {
  const usage = `Usage: npm run bench -- portal [--runs <${FEWEST_RUNS}>] [--entities <${ENTITIES}>]`;
  try {
    const { values } = parseArgs({
      args,
      options: {
        runs: { type: 'string', default: String(FEWEST_RUNS) },
        entities: { type: 'string', default: String(ENTITIES) },
      },
    });
    const [runs, entities] = [Number(values.runs), Number(values.entities)];
    if (!(Number.isInteger(runs) && runs > 0)) throw new Fault(usage);
    if (!(Number.isInteger(entities) && entities >= 100)) {
      throw new Fault(`${usage}; 100 entities are the fewest.`);
    }
    return { runs, entities };
  } catch (error) {
    throw error instanceof Fault ? error : new Fault(usage);
  }
}

/**
 * @param {import('../bench.mjs').BenchRun} run
 * @returns {import('../stack/services.mjs').Surroundings}
 */
function surroundingsOf({ supervisor, tools, settings }) {
  const secrets = loadSecrets(settings.data);
  return { supervisor, node: tools.node, settings, secrets };
}

/**
 * Builds both, starts what stands around them, and lets each take in the catalog.
 * @param {import('../bench.mjs').BenchRun} run
 * @param {import('../stack/services.mjs').Surroundings} surroundings
 * @param {import('./portal/catalog.mjs').Entity[]} catalog
 */
async function prepare({ tools }, surroundings, catalog) {
  const { supervisor, node, settings, secrets } = surroundings;
  const { data } = settings;
  const vanillaBuild = await step('vanilla', note =>
    buildVanilla(tools, data, note),
  );
  const build = await step('build', note => buildPortal(tools, data, note));
  const sandboxBuild = await step('sandbox build', note =>
    buildSandbox(tools, data, note),
  );
  const password = secrets.postgresPassword;
  const database = await step('postgres', () =>
    startPostgres({ supervisor, node, data, password }),
  );
  await step('sandbox', () =>
    Promise.race([
      startSandbox(surroundings, { build: sandboxBuild, mkdocsBin: undefined }),
      sandboxReady(settings),
    ]),
  );
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
