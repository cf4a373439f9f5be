// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { eventually } from '../stack/ready.mjs';
import { HEAP_LIMIT } from '../stack/services.mjs';
import { step } from '../stack/steps.mjs';
import { makeCompany } from './dora/company.mjs';
import { withClient, withoutIndexes, writeHistory } from './dora/history.mjs';
import { judgeAll } from './dora/judgement.mjs';
import { askAboutAll, askAboutMany } from './dora/questions.mjs';
import { tellByWebhook } from './dora/webhooks.mjs';
import { settle } from './portal/database.mjs';
import { writeCatalog } from './portal/files.mjs';
import { complete } from './portal/ingest.mjs';
import { atRest } from './portal/memory.mjs';
import { macadamSide, startSide, titleOf } from './portal/sides.mjs';
import { timesFigure } from './report/figures.mjs';
import { publishFigures } from './report/publish.mjs';
import { readNumbers } from './run/readNumbers.mjs';
import { machineOf, standUp, surroundingsOf } from './run/surroundings.mjs';

const DEPLOYMENTS = 1_000_000;
const SERVICES = 2_000;
const IDLE_SECONDS = 45;

/** A small server's of its own, with 2 GiB of memory. The machine's processors are shared with the portal and with who asks it. */
const POSTGRES = {
  shared_buffers: '512MB',
  max_wal_size: '4GB',
  max_parallel_workers: 2,
};

/** What the portal needs to know before it is asked: its services, by number. */
const SERVICES_KNOWN_MS = 120_000;

/**
 * Measures delivery performance at the size of a large company.
 * @param {string[]} args
 * @returns {(run: import('../bench.mjs').BenchRun) => Promise<void>}
 */
export function plan(args) {
  const size = readSize(args);
  return async run => {
    const surroundings = surroundingsOf(run);
    const { supervisor } = run;
    const { side, database, secret } = await prepare(run, surroundings, size);
    const connection = { ...database, database: 'macadam' };
    await startSide(side, surroundings);
    await step('first judging', () =>
      withoutIndexes(connection, () => judgeAll(connection)),
    );
    await supervisor.dismiss(titleOf(side));
    await step('settle', () => settle(database));

    await startSide(side, surroundings);
    const overIdle = await atRest(side, supervisor, IDLE_SECONDS);
    const given = { connection, size, secret, overIdle };
    const figures = await takeFigures(side, given);
    figures.push({
      what: 'Memory over idle',
      unit: 'MiB',
      value: overIdle(),
      most: 200,
    });
    report(figures, size, await machineOf(surroundings.node, database));
  };
}

/** @param {string[]} args */
function readSize(args) {
  const { deployments, services } = readNumbers('dora', args, {
    deployments: { usual: DEPLOYMENTS, fewest: 100 },
    services: { usual: SERVICES, fewest: 100 },
  });
  return { deployments, services, teams: Math.ceil(services / 10) };
}

/** @typedef {ReturnType<typeof readSize>} Size */

/**
 * @param {import('../bench.mjs').BenchRun} run
 * @param {import('../stack/services.mjs').Surroundings} surroundings
 * @param {Size} size
 */
async function prepare(run, surroundings, size) {
  const { supervisor, settings } = surroundings;
  const { data } = settings;
  const { build, database } = await standUp(run, surroundings, POSTGRES);
  const company = makeCompany(size.services);
  const locations = writeCatalog(path.join(data, 'catalog'), company);
  const secret = randomBytes(16).toString('hex');
  const portal = macadamSide({ build, locations, surroundings, database });
  const side = {
    ...portal,
    env: {
      ...portal.env,
      DELIVERY_WEBHOOK_SECRET: secret,
      NODE_OPTIONS: HEAP_LIMIT,
    },
  };
  await step('catalog', async () => {
    await startSide(side, surroundings);
    await complete(side, company);
    await servicesKnown(database, size);
    await supervisor.dismiss(titleOf(side));
  });
  await step('history', () =>
    writeHistory({ ...database, database: 'macadam' }, size),
  );
  await step('settle', () => settle(database));
  return { side, database, secret };
}

/**
 * @param {import('../stack/postgres.mjs').Database} database
 * @param {Size} size
 */
async function servicesKnown(database, { services }) {
  const connection = { ...database, database: 'macadam' };
  await withClient(connection, client =>
    eventually(
      'The engine knowing its services',
      async () => {
        const { rows } = await client.query(
          'SELECT count(*)::int AS known FROM entities WHERE owner_id IS NOT NULL',
        );
        return rows[0].known >= services ? true : undefined;
      },
      { withinMs: SERVICES_KNOWN_MS, everyMs: 500 },
    ),
  );
}

/**
 * @param {import('./portal/sides.mjs').Side} side
 * @param {{ connection: import('pg').ClientConfig, size: Size, secret: string, overIdle: () => number }} options
 * @returns {Promise<import('./report/figures.mjs').Figure[]>}
 */
async function takeFigures(side, { connection, size, secret, overIdle }) {
  /** @type {<T>(name: string, work: () => Promise<T>) => Promise<T>} */
  const weighed = (name, work) =>
    step(name, async note => {
      const result = await work();
      note(`${overIdle().toFixed(0)} MiB over idle`);
      return result;
    });
  const many = await weighed('services', () => askAboutMany(side, size));
  const quarter = await weighed('90 days', () =>
    askAboutAll(side, connection, 90),
  );
  const years = await weighed('2 years', () =>
    askAboutAll(side, connection, 730),
  );
  const told = await weighed('webhooks', () =>
    tellByWebhook(side, { secret, services: size.services }),
  );
  const judged = await weighed('judging', () => judgeAll(connection));
  return [
    timesFigure('One service, 90 days, summary', many.service, 100),
    timesFigure('One service, 90 days, series', many.serviceSeries, 100),
    timesFigure('One service, 90 days, deployments', many.serviceList, 100),
    timesFigure('A team of ten, 90 days, summary', many.team, 200),
    timesFigure('A team of ten, 90 days, series', many.teamSeries, 200),
    timesFigure('Organisation, 90 days, first', quarter.first, 500),
    timesFigure('Organisation, 90 days, again', quarter.again, 50),
    timesFigure('Organisation, 90 days, again, one user', quarter.alone, 50),
    timesFigure('Organisation, 2 years, first', years.first, 1_500),
    timesFigure('Organisation, 2 years, again', years.again, 50),
    timesFigure('Organisation, 2 years, again, one user', years.alone, 50),
    timesFigure('A webhook, until it is seen', told.times, 5_000),
    { what: 'Events taken', unit: 'per s', value: told.perSecond, least: 200 },
    { what: 'Everything judged anew', unit: 's', value: judged, most: 120 },
  ];
}

/**
 * @param {import('./report/figures.mjs').Figure[]} figures
 * @param {Size} size
 * @param {string} machine
 */
function report(figures, size, machine) {
  const count = new Intl.NumberFormat('en-US').format;
  publishFigures({
    name: 'dora',
    machine,
    about: `${count(size.deployments)} deployments of ${count(
      size.services,
    )} services`,
    size,
    figures,
    keep: size.deployments >= DEPLOYMENTS && size.services >= SERVICES,
  });
}
