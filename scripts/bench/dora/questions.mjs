// SPDX-License-Identifier: Apache-2.0
import { middleLoad } from '../portal/load.mjs';
import { headersOf } from '../portal/ask.mjs';
import { Fault } from '../../stack/fault.mjs';
import { withClient } from './history.mjs';
import { range, serviceName, teamName } from './company.mjs';

const USERS = 20;
const SECONDS = 10;
const ROUNDS = 10;
const ORGANIZATION = '/api/dora/organization/summary';

/** @typedef {{ median: number, p95: number, p99: number }} Times milliseconds */

/**
 * Users who each ask about another service or team than the others.
 * @param {import('../portal/sides.mjs').Side} side
 * @param {{ services: number, teams: number }} company
 * @returns {Promise<Record<string, Times>>}
 */
export async function askAboutMany(side, { services, teams }) {
  const ofService = range(services).map(
    n => `/api/dora/entities/component/default/${serviceName(n)}`,
  );
  const ofTeam = range(teams).map(
    n => `/api/dora/entities/group/default/${teamName(n)}`,
  );
  return {
    service: await loadOf(side, ofService, 'summary?days=90'),
    serviceSeries: await loadOf(side, ofService, 'series?days=90'),
    serviceList: await loadOf(side, ofService, 'deployments?days=90'),
    team: await loadOf(side, ofTeam, 'summary?days=90'),
    teamSeries: await loadOf(side, ofTeam, 'series?days=90'),
  };
}

/**
 * @param {import('../portal/sides.mjs').Side} side
 * @param {string[]} homes
 * @param {string} what
 */
function loadOf(side, homes, what) {
  const questions = homes.map(home => ({
    method: 'GET',
    path: `${home}/${what}`,
  }));
  return middleLoad(side, questions, { users: USERS, seconds: SECONDS });
}

/**
 * Users who all ask about the organisation at the same moment, after something has changed, and again when nothing has; then one of them alone.
 * @param {import('../portal/sides.mjs').Side} side
 * @param {import('pg').ClientConfig} connection
 * @param {number} days
 * @returns {Promise<{ first: number[], again: Times, alone: Times }>}
 */
export async function askAboutAll(side, connection, days) {
  const path = `${ORGANIZATION}?days=${days}`;
  /** @type {number[]} */
  const first = [];
  for (let round = 0; round < ROUNDS; round++) {
    await withClient(connection, client =>
      client.query(
        `UPDATE entities SET revision = nextval('revisions')
         WHERE id = (SELECT min(service_id) FROM deployments)`,
      ),
    );
    const headers = await headersOf(side);
    const answers = range(USERS).map(() =>
      timed(`${side.url}${path}`, headers),
    );
    first.push(...(await Promise.all(answers)));
  }
  const question = { method: 'GET', path };
  const seconds = SECONDS;
  const again = await middleLoad(side, [question], { users: USERS, seconds });
  const alone = await middleLoad(side, [question], { users: 1, seconds });
  return { first, again, alone };
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
