// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../../stack/fault.mjs';
import { eventually } from '../../stack/ready.mjs';
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
    await makeDue(client);
    await judged(client);
    return (performance.now() - begun) / 1000;
  });
}

/**
 * The portal lets nobody begin its tasks from outside, but looks every few seconds which of them are due.
 * @param {import('pg').Client} client
 */
async function makeDue(client) {
  await eventually(
    'The task that judges being free',
    async () => {
      const { rowCount } = await client.query(
        `UPDATE backstage_backend_tasks__tasks SET next_run_start_at = now()
         WHERE id = 'judge-stale' AND current_run_ticket IS NULL`,
      );
      return rowCount || undefined;
    },
    { withinMs: WITHIN_MS },
  );
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
