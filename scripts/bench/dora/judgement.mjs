// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../../stack/fault.mjs';
import { makeDue } from '../run/makeDue.mjs';
import { withClient } from './history.mjs';

const WITHIN_MS = 30 * 60_000;

/**
 * Has the running portal judge all that was ever told.
 * @param {import('pg').ClientConfig} connection
 * @returns {Promise<number>} seconds
 */
export async function judgeAll(connection) {
  return withClient(connection, async client => {
    await client.query('UPDATE entities SET judged_by = NULL');
    const begun = performance.now();
    await makeDue(client, 'judge-stale');
    await judged(client);
    return (performance.now() - begun) / 1000;
  });
}

/** @param {import('pg').Client} client */
async function judged(client) {
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    const { rows } = await client.query(
      `SELECT count(*)::int AS left FROM entities e WHERE judged_by IS NULL
       AND EXISTS (SELECT FROM deployments d WHERE d.service_id = e.id)`,
    );
    if (rows[0].left === 0) return;
    if (Date.now() > deadline) {
      throw new Fault(`${rows[0].left} services are still not judged.`);
    }
    await sleep(200);
  }
}
