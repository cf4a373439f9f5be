// SPDX-License-Identifier: Apache-2.0
import autocannon from 'autocannon';
import { Fault } from '../../stack/fault.mjs';
import { quantile } from '../report/statistics.mjs';
import { headersOf } from './ask.mjs';

const WARM_UP_SECONDS = 1;
const RUNS = 3;

/** @typedef {{ method: string, path: string, body?: string }} Question one request, its path with the query */
/** @typedef {{ median: number, p95: number, p99: number }} Load milliseconds */

/**
 * Users who each ask the next question as soon as the last is answered.
 * @param {import('./sides.mjs').Side} side
 * @param {Question[]} questions taken in turn, by each user from another one on
 * @param {{ users: number, seconds: number }} options
 * @returns {Promise<Load>}
 */
export async function load(side, questions, options) {
  return loadOf(await warmTimes(side, questions, options));
}

/**
 * The same, each answer by itself.
 * @param {import('./sides.mjs').Side} side
 * @param {Question[]} questions
 * @param {{ users: number, seconds: number }} options
 * @returns {Promise<number[]>} milliseconds
 */
export async function warmTimes(side, questions, { users, seconds }) {
  await cannonade(side, questions, { users, seconds: WARM_UP_SECONDS });
  return cannonade(side, questions, { users, seconds });
}

/**
 * @param {number[]} times milliseconds of single answers
 * @returns {Load}
 */
export function loadOf(times) {
  return {
    median: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
  };
}

/**
 * The same several times over: a machine that is shared is not always equally fast. The run with the p95 in the middle stands for all.
 * @param {import('./sides.mjs').Side} side
 * @param {Question[]} questions
 * @param {{ users: number, seconds: number }} options
 * @returns {ReturnType<typeof load>}
 */
export async function middleLoad(side, questions, options) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    runs.push(await load(side, questions, options));
  }
  runs.sort((a, b) => a.p95 - b.p95);
  return runs[Math.floor(RUNS / 2)];
}

/**
 * @param {import('./sides.mjs').Side} side
 * @param {Question[]} questions
 * @param {{ users: number, seconds: number }} options
 * @returns {Promise<number[]>} the milliseconds of each answer
 */
async function cannonade(side, questions, { users, seconds }) {
  const headers = await headersOf(side);
  /** @type {number[]} */
  const times = [];
  /** @type {Set<number>} */
  const refusals = new Set();
  const requests = questions.map(({ method, path, body }) => ({
    method: /** @type {autocannon.Request['method']} */ (method),
    path,
    body,
    headers,
  }));
  let begun = 0;
  const result = await new Promise((resolve, reject) => {
    const instance = autocannon(
      {
        url: side.url,
        connections: users,
        duration: seconds,
        requests,
        // Each user begins elsewhere, so that no two ask the same at the same time as long as there is enough to ask.
        setupClient: client => {
          const at = Math.floor((begun++ * requests.length) / users);
          client.setRequests([...requests.slice(at), ...requests.slice(0, at)]);
        },
      },
      (error, outcome) => (error ? reject(error) : resolve(outcome)),
    );
    instance.on('response', (_client, status, _bytes, milliseconds) => {
      times.push(milliseconds);
      if (status !== 200) refusals.add(status);
    });
  });
  if (refusals.size > 0 || result.errors > 0 || times.length === 0) {
    throw new Fault(
      `${side.name} did not answer as it should under load: status ${[
        ...refusals,
      ].join(', ')}, ${result.errors} errors, ${times.length} answers to ${
        questions[0].path
      }.`,
    );
  }
  return times;
}
