// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { eventually } from '../../stack/ready.mjs';
import { Fault } from '../../stack/fault.mjs';
import { atRest } from '../portal/memory.mjs';
import { titleOf } from '../portal/sides.mjs';
import { makeDue } from '../run/makeDue.mjs';

const ASK_EVERY_MS = 250;
const WITHIN_MS = 3 * 3_600_000;
const JUDGED_WITHIN_MS = 10 * 60_000;
/** After that long a start has settled. */
const IDLE_SECONDS = 30;
const TASK = 'read-bills';

/**
 * Lets a portal that has begun to idle read its bills.
 * @param {import('../portal/sides.mjs').Side} side running; no turn of its own comes soon
 * @param {import('../../stack/supervisor.mjs').Supervisor} supervisor
 * @param {{ connection: pg.ClientConfig, rows: number, files: number }} expected
 * @returns {Promise<{ perSecond: number, grown: number, judging: number }>} rows committed a second; MiB above what the process held before; seconds
 *   from the last row until it was known whose everything is
 */
export async function importBills(side, supervisor, expected) {
  const client = new pg.Client(expected.connection);
  await client.connect();
  try {
    await client.query('SET search_path = cost');
    const overIdle = await atRest(side, supervisor, IDLE_SECONDS);
    await makeDue(client, TASK);
    let grown = 0;
    const perSecond = await counted(client, side, expected, () => {
      grown = Math.max(grown, overIdle());
    });
    const begun = performance.now();
    await judged(client);
    const judging = (performance.now() - begun) / 1000;
    return { perSecond, grown: Math.max(grown, overIdle()), judging };
  } finally {
    await client.end();
  }
}

/**
 * @param {pg.Client} client
 * @param {import('../portal/sides.mjs').Side} side
 * @param {{ rows: number, files: number }} expected
 * @param {() => void} look called again and again
 */
async function counted(client, side, expected, look) {
  const until = Date.now() + WITHIN_MS;
  while (Date.now() < until) {
    look();
    // A bill is there when all of it is, with the moment at which its first row was read.
    const { rows } = await client.query(
      `SELECT count(*) FILTER (WHERE state = 'counted')::int AS files, count(*)::int AS all,
         coalesce(sum(charges), 0)::int AS charges, extract(epoch FROM now() - min(at))::float AS seconds
       FROM bills`,
    );
    const [{ files, all, charges, seconds }] = rows;
    if (all > files) throw new Fault(`${titleOf(side)} refuses a bill.`);
    if (files === expected.files) {
      if (charges !== expected.rows) {
        throw new Fault(`${charges} rows count, of ${expected.rows}.`);
      }
      return charges / seconds;
    }
    await sleep(ASK_EVERY_MS);
  }
  throw new Fault(`${titleOf(side)} did not read its bills in time.`);
}

/** @param {pg.Client} client */
function judged(client) {
  return eventually(
    'Knowing whose everything is',
    async () => {
      const { rows } = await client.query(
        'SELECT count(*)::int AS left FROM subjects WHERE NOT is_judged',
      );
      return rows[0].left === 0 ? true : undefined;
    },
    { withinMs: JUDGED_WITHIN_MS, everyMs: 500 },
  );
}
