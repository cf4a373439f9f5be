// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import { step } from '../stack/steps.mjs';
import { writeBills } from './cost/bills.mjs';
import { importBills } from './cost/imports.mjs';
import { makeCompany, range, serviceName } from './dora/company.mjs';
import { writeCatalog } from './portal/files.mjs';
import { ingest } from './portal/ingest.mjs';
import { load } from './portal/load.mjs';
import { macadamSide } from './portal/sides.mjs';
import { figuresTable, timesFigure } from './report/figures.mjs';
import { publishTable } from './report/publish.mjs';
import { readNumbers } from './run/readNumbers.mjs';
import { machineOf, standUp, surroundingsOf } from './run/surroundings.mjs';

const ROWS = 10_000_000;
const SERVICES = 2_000;
const USERS = 20;
const SECONDS = 10;

/**
 * Measures costs at the size of a large company: a year of bills is read, and then asked about.
 * @param {string[]} args
 * @returns {(run: import('../bench.mjs').BenchRun) => Promise<void>}
 */
export function plan(args) {
  const size = readSize(args);
  return async run => {
    const surroundings = surroundingsOf(run);
    const { side, database } = await prepare(run, surroundings, size);
    const bills = path.join(run.settings.data, 'bills');
    const written = await step('bills', () => writeBills(bills, size));
    const reading = { ...side, env: { ...side.env, FOCUS_PATH: bills } };
    const connection = { ...database, database: 'macadam' };
    const { perSecond, grown } = await step('import', () =>
      importBills(reading, surroundings, { connection, ...written }),
    );
    const figures = [
      {
        what: 'Rows committed',
        unit: 'per s',
        value: perSecond,
        least: 10_000,
      },
      { what: 'Growth while reading', unit: 'MiB', value: grown, most: 150 },
      ...(await step('questions', () => askAbout(reading, size))),
    ];
    publishTable({
      name: 'cost',
      machine: await machineOf(surroundings.node, database),
      about: 'a year of bills',
      found: { size: { ...size, ...written }, figures },
      table: figuresTable(figures),
      keep: false,
    });
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
  const { build, database } = await standUp(run, surroundings);
  const company = makeCompany(services);
  const folder = path.join(surroundings.settings.data, 'catalog');
  const locations = writeCatalog(folder, company);
  const portal = macadamSide({ build, locations, surroundings, database });
  // Nothing is read before it is measured, and nothing else at all.
  const { FOCUS_PATH: _, OPENCOST_URL: __, ...env } = portal.env;
  const side = { ...portal, env };
  await step('catalog', () => ingest(side, surroundings, company));
  return { side, database };
}

/**
 * Users who each ask about another service than the others, and users who all ask about everything.
 * @param {import('./portal/sides.mjs').Side} side
 * @param {Size} size
 */
async function askAbout(side, { services }) {
  const today = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
  const days = `first=${today.slice(0, 7)}-01&last=${today}`;
  const homes = range(services).map(
    n => `/api/cost/entities/component/default/${serviceName(n)}`,
  );
  const ask = /** @param {string[]} paths */ paths =>
    load(
      side,
      paths.map(path_ => ({ method: 'GET', path: path_ })),
      { users: USERS, seconds: SECONDS },
    );
  const of = /** @param {string} what */ what =>
    ask(homes.map(home => `${home}/${what}`));
  const organization = '/api/cost/organization';
  return [
    timesFigure('One service, card', await of('summary'), 100),
    timesFigure('One service, chart', await of(`series?${days}`), 200),
    timesFigure('One service, lines', await of(`lines?${days}`), 200),
    timesFigure(
      'Organisation, summary',
      await ask([`${organization}/summary`]),
      500,
    ),
    timesFigure(
      'Organisation, by group',
      await ask([`${organization}/breakdown?by=group`]),
      500,
    ),
  ];
}
