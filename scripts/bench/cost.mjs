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
import { writeBills } from './cost/bills.mjs';
import { importBills } from './cost/imports.mjs';
import { makeCompany, range, serviceName } from './dora/company.mjs';
import { figuresTable, timesFigure } from './dora/figures.mjs';
import { serverVersion } from './portal/database.mjs';
import { writeCatalog } from './portal/files.mjs';
import { ingest } from './portal/ingest.mjs';
import { load } from './portal/load.mjs';
import { macadamSide } from './portal/sides.mjs';
import { describeMachine } from './report/machine.mjs';

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
    const { tools, supervisor, settings } = run;
    const secrets = loadSecrets(settings.data);
    const surroundings = { supervisor, node: tools.node, settings, secrets };
    const { side, database } = await prepare(run, surroundings, size);
    const bills = path.join(settings.data, 'bills');
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
  const company = makeCompany(services);
  const locations = writeCatalog(path.join(data, 'catalog'), company);
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

/**
 * @param {import('./dora/figures.mjs').Figure[]} figures
 * @param {object} size
 * @param {Record<string, string>} versions
 */
function report(figures, size, versions) {
  const at = new Date().toISOString();
  const machine = describeMachine(versions);
  console.log(JSON.stringify({ name: 'cost', at, machine, size, figures }));
  console.log(`\n${figuresTable(figures)}\n`);
}
