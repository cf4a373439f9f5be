// SPDX-License-Identifier: Apache-2.0
import pg from 'pg';
import { Fault } from '../../stack/fault.mjs';
import { range, serviceName } from '../dora/company.mjs';
import { timesFigure } from '../report/figures.mjs';
import { headersOf } from '../portal/ask.mjs';
import { middleLoad } from '../portal/load.mjs';

const USERS = 20;
const SECONDS = 10;
const ROUNDS = 10;
const ORGANIZATION = '/api/cost/organization';

/**
 * Users who each ask about another service than the others, and users who all ask about everything.
 * @param {import('../portal/sides.mjs').Side} side
 * @param {{ connection: pg.ClientConfig, services: number }} options
 * @returns {Promise<import('../report/figures.mjs').Figure[]>}
 */
export async function askAbout(side, { connection, services }) {
  const today = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
  const days = `first=${today.slice(0, 'YYYY-MM'.length)}-01&last=${today}`;
  const homes = range(services).map(
    n => `/api/cost/entities/component/default/${serviceName(n)}`,
  );
  const of = /** @param {string} what */ what =>
    loadOf(
      side,
      homes.map(home => `${home}/${what}`),
    );
  const page = [
    `${ORGANIZATION}/summary`,
    `${ORGANIZATION}/breakdown?by=group`,
    `${ORGANIZATION}/budgets`,
    `${ORGANIZATION}/series?${days}`,
    `${ORGANIZATION}/lines?${days}&limit=50`,
    `${ORGANIZATION}/allocation?${days}`,
  ];
  return [
    timesFigure('One service, card', await of('summary'), 100),
    timesFigure('One service, chart', await of(`series?${days}`), 200),
    timesFigure('One service, lines', await of(`lines?${days}&limit=50`), 200),
    timesFigure('One service, rules', await of(`allocation?${days}`), 200),
    timesFigure(
      'Organisation, first',
      await first(side, connection, page, USERS),
      500,
    ),
    timesFigure('Organisation, again', await loadOf(side, page), 500),
  ];
}

/**
 * @param {import('../portal/sides.mjs').Side} side
 * @param {string[]} paths
 */
function loadOf(side, paths) {
  const questions = paths.map(path => ({ method: 'GET', path }));
  return middleLoad(side, questions, { users: USERS, seconds: SECONDS });
}

/**
 * Users who open the page at the same moment, after a bill has come: each question of the page for some of them.
 * @param {import('../portal/sides.mjs').Side} side
 * @param {pg.ClientConfig} connection
 * @param {string[]} page
 * @param {number} users
 * @returns {Promise<number[]>} milliseconds
 */
async function first(side, connection, page, users) {
  const client = new pg.Client(connection);
  await client.connect();
  /** @type {number[]} */
  const times = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      await client.query('UPDATE cost.ledger SET revision = revision + 1');
      const headers = await headersOf(side);
      const asked = range(users).map(user =>
        timed(`${side.url}${page[user % page.length]}`, headers),
      );
      times.push(...(await Promise.all(asked)));
    }
  } finally {
    await client.end();
  }
  return times;
}

/**
 * @param {string} url
 * @param {Record<string, string>} headers
 * @returns {Promise<number>} milliseconds
 */
async function timed(url, headers) {
  const begun = performance.now();
  const response = await fetch(url, { headers });
  await response.arrayBuffer();
  if (!response.ok) throw new Fault(`${url} answered ${response.status}.`);
  return performance.now() - begun;
}
