// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import { HEAP_LIMIT } from '../stack/services.mjs';
import { step } from '../stack/steps.mjs';
import { DAYS, writeBills } from './cost/bills.mjs';
import { importBills } from './cost/imports.mjs';
import { askAbout } from './cost/questions.mjs';
import { makeCompany } from './dora/company.mjs';
import { settle } from './portal/database.mjs';
import { writeCatalog } from './portal/files.mjs';
import { complete } from './portal/ingest.mjs';
import { macadamSide, startSide, titleOf } from './portal/sides.mjs';
import { publishFigures } from './report/publish.mjs';
import { readNumbers } from './run/readNumbers.mjs';
import { machineOf, standUp, surroundingsOf } from './run/surroundings.mjs';

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
  APP_CONFIG_cost_schedule_frequency_trigger: 'manual',
};

/**
 * Measures costs at the size of a large company: a year of bills is read, and then asked about.
 * @param {string[]} args
 * @returns {(run: import('../bench.mjs').BenchRun) => Promise<void>}
 */
export function plan(args) {
  const size = readSize(args);
  return async run => {
    const surroundings = surroundingsOf(run);
    const { supervisor } = run;
    const { side, database } = await prepare(run, surroundings, size);
    const bills = path.join(run.settings.data, 'bills');
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
      await machineOf(surroundings.node, database),
    );
  };
}

/** @param {string[]} args */
function readSize(args) {
  return readNumbers('cost', args, {
    rows: { usual: ROWS, fewest: 100 },
    services: { usual: SERVICES, fewest: 100 },
  });
}

/** @typedef {ReturnType<typeof readSize>} Size */

/**
 * @param {import('../bench.mjs').BenchRun} run
 * @param {import('../stack/services.mjs').Surroundings} surroundings
 * @param {Size} size
 */
async function prepare(run, surroundings, { services }) {
  const { supervisor } = run;
  const { build, database } = await standUp(run, surroundings, POSTGRES);
  const company = makeCompany(services);
  const folder = path.join(surroundings.settings.data, 'catalog');
  const locations = writeCatalog(folder, company);
  const portal = macadamSide({ build, locations, surroundings, database });
  // Nothing is read before it is measured, and nothing else at all.
  const { FOCUS_PATH: _, OPENCOST_URL: __, ...env } = portal.env;
  const side = {
    ...portal,
    env: { ...env, ...NO_TURN_OF_ITS_OWN, NODE_OPTIONS: HEAP_LIMIT },
  };
  await step('catalog', async () => {
    await startSide(side, surroundings);
    await complete(side, company);
    await supervisor.dismiss(titleOf(side));
  });
  await step('settle', () => settle(database));
  return { side, database };
}

/**
 * @param {import('./report/figures.mjs').Figure[]} figures
 * @param {Size & { files: number }} size
 * @param {string} machine
 */
function report(figures, size, machine) {
  const count = new Intl.NumberFormat('en-US').format;
  publishFigures({
    name: 'cost',
    machine,
    about: `${count(size.rows)} rows of ${count(size.services)} services`,
    size,
    figures,
    // What days do not divide is left out.
    keep: size.rows > ROWS - DAYS && size.services >= SERVICES,
  });
}
