// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../../stack/fault.mjs';
import { startSide, titleOf } from '../portal/sides.mjs';
import { atRest } from '../portal/memory.mjs';
import pg from 'pg';

const ASK_EVERY_MS = 250;
const WITHIN_MS = 3 * 3_600_000;
/** After that long a start has settled, and the import has not begun. */
const IDLE_SECONDS = 20;

/**
 * Starts the portal and lets it read its bills.
 * @param {import('../portal/sides.mjs').Side} side
 * @param {import('../../stack/services.mjs').Surroundings} surroundings
 * @param {{ connection: pg.ClientConfig, rows: number, files: number }} expected
 * @returns {Promise<{ perSecond: number, grown: number }>} rows committed a second; MiB above what the process held before
 */
export async function importBills(side, surroundings, expected) {
  const { supervisor } = surroundings;
  const client = new pg.Client(expected.connection);
  await client.connect();
  try {
    await client.query('SET search_path = cost');
    await startSide(side, surroundings);
    const overIdle = await atRest(side, supervisor, IDLE_SECONDS);
    let grown = 0;
    const until = Date.now() + WITHIN_MS;
    while (Date.now() < until) {
      grown = Math.max(grown, overIdle());
      const { rows } = await client.query(
        `SELECT count(*)::int AS files, sum(charges)::int AS charges, min(at) AS begun, now() AS now
         FROM bills WHERE state = 'counted'`,
      );
      const [{ files, charges, begun, now }] = rows;
      if (files === expected.files && charges === expected.rows) {
        const seconds = (now.getTime() - begun.getTime()) / 1000;
        return { perSecond: charges / seconds, grown };
      }
      await sleep(ASK_EVERY_MS);
    }
    throw new Fault(`${titleOf(side)} did not read its bills in time.`);
  } finally {
    await client.end();
  }
}
