// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildPortal, buildSandbox } from '../stack/build.mjs';
import { Fault } from '../stack/fault.mjs';
import { startPostgres } from '../stack/postgres.mjs';
import { sandboxReady } from '../stack/ready.mjs';
import { loadSecrets } from '../stack/secrets.mjs';
import { startSandbox } from '../stack/services.mjs';
import { step } from '../stack/steps.mjs';
import { DAYS, writeBills } from './cost/bills.mjs';
import { importBills } from './cost/imports.mjs';
import { askAbout } from './cost/questions.mjs';
import { makeCompany } from './dora/company.mjs';
import { figuresTable } from './dora/figures.mjs';
import { serverVersion, settle } from './portal/database.mjs';
import { writeCatalog } from './portal/files.mjs';
import { complete } from './portal/ingest.mjs';
import { macadamSide, startSide, titleOf } from './portal/sides.mjs';
import { describeMachine } from './report/machine.mjs';
import { publishTable } from './report/publish.mjs';

const ROWS = 10_000_000;
const SERVICES = 2_000;

/** A small server's of its own, with 2 GiB of memory. The machine's processors are shared with the portal and with who asks it. */
const POSTGRES = {
  shared_buffers: '512MB',
  max_wal_size: '4GB',
  max_parallel_workers: 2,
};

/** The turn that is measured is the one that is asked for. */
const NO_TURN_OF_ITS_OWN = {
  APP_CONFIG_cost_schedule_initialDelay_seconds: '7200',
  APP_CONFIG_cost_schedule_frequency_minutes: '600',
};

/**
 * Measures costs at the size of a large company: a year of bills is read, and then asked about.
 * @param {string[]} args
 * @returns {(run: import('../bench.mjs').BenchRun) => Promise<void>}
 */
export function plan(args) {
  const size = readSize(args);
  return async run => {
    const { tools, supervisor, settings } = run;
    const secrets = loadSecrets(settings.data);
    const surroundings = { supervisor, node: tools.node, settings, secrets };
    const { side, database } = await prepare(run, surroundings, size);
    const bills = path.join(settings.data, 'bills');
    const written = await step('bills', () => writeBills(bills, size));
    const reading = { ...side, env: { ...side.env, FOCUS_PATH: bills } };
    const connection = { ...database, database: 'macadam' };
    await startSide(reading, surroundings);
    const { perSecond, grown, judging } = await step('import', () =>
      importBills(reading, supervisor, { connection, ...written }),
    );
    await step('settle', () => settle(database));
    const asked = await step('questions', () =>
      askAbout(reading, { connection, services: size.services }),
    );
    const per = { unit: 'per s', value: perSecond, least: 10_000 };
    const figures = [
      { what: 'Rows committed', ...per },
      { what: 'Memory over idle', unit: 'MiB', value: grown, most: 150 },
      { what: 'Whose all of it is', unit: 's', value: judging },
      ...asked,
    ];
    report(
      figures,
      { ...size, ...written },
      {
        Node: execFileSync(tools.node, ['--version'], { encoding: 'utf8' }),
        PostgreSQL: await serverVersion(database),
      },
    );
  };
}

/** @param {string[]} args */
function readSize(args) {
  const usage =
    'Usage: npm run bench -- cost [--rows <10000000>] [--services <2000>]';
  try {
    const { values } = parseArgs({
      args,
      options: {
        rows: { type: 'string', default: String(ROWS) },
        services: { type: 'string', default: String(SERVICES) },
      },
    });
    const rows = Number(values.rows);
    const services = Number(values.services);
    const areWhole = [rows, services].every(
      number => Number.isInteger(number) && number >= 100,
    );
    if (!areWhole) throw new Fault(`${usage}; 100 of each are the fewest.`);
    return { rows, services };
  } catch (error) {
    throw error instanceof Fault ? error : new Fault(usage);
  }
}

/** @typedef {ReturnType<typeof readSize>} Size */

/**
 * @param {import('../bench.mjs').BenchRun} run
 * @param {import('../stack/services.mjs').Surroundings} surroundings
 * @param {Size} size
 */
async function prepare({ tools }, surroundings, { services }) {
  const { supervisor, node, settings, secrets } = surroundings;
  const { data } = settings;
  const build = await step('build', note => buildPortal(tools, data, note));
  const sandboxBuild = await step('sandbox build', note =>
    buildSandbox(tools, data, note),
  );
  const database = await step('postgres', () =>
    startPostgres({
      supervisor,
      node,
      data,
      password: secrets.postgresPassword,
      parameters: POSTGRES,
    }),
  );
  await step('sandbox', () =>
    Promise.race([
      startSandbox(surroundings, { build: sandboxBuild, mkdocsBin: undefined }),
      sandboxReady(settings),
    ]),
  );
  const company = makeCompany(services);
  const locations = writeCatalog(path.join(data, 'catalog'), company);
  const portal = macadamSide({ build, locations, surroundings, database });
  // Nothing is read before it is measured, and nothing else at all.
  const { FOCUS_PATH: _, OPENCOST_URL: __, ...env } = portal.env;
  const side = { ...portal, env: { ...env, ...NO_TURN_OF_ITS_OWN } };
  await step('catalog', async () => {
    await startSide(side, surroundings);
    await complete(side, company);
    await supervisor.dismiss(titleOf(side));
  });
  await step('settle', () => settle(database));
  return { side, database };
}

/**
 * Smaller sizes are for trying the bench itself: their figures are printed, and not kept.
 * @param {import('./dora/figures.mjs').Figure[]} figures
 * @param {Size & { files: number }} size
 * @param {Record<string, string>} versions
 */
function report(figures, size, versions) {
  const count = new Intl.NumberFormat('en-US').format;
  publishTable({
    name: 'cost',
    machine: describeMachine(versions),
    about: `${count(size.rows)} rows of ${count(size.services)} services`,
    found: { size, figures },
    table: figuresTable(figures),
    // What days do not divide is left out.
    keep: size.rows > ROWS - DAYS && size.services >= SERVICES,
  });
}
