// SPDX-License-Identifier: Apache-2.0
import { eventually } from '../../stack/ready.mjs';

const WITHIN_MS = 30 * 60_000;

/**
 * The portal lets nobody begin its tasks from outside, but looks every few seconds which of them are due.
 * @param {import('pg').Client} client where the plugin keeps its tables
 * @param {string} task of a plugin
 */
export async function makeDue(client, task) {
  await eventually(
    `The task ${task} being free`,
    async () => {
      const { rowCount } = await client.query(
        `UPDATE backstage_backend_tasks__tasks SET next_run_start_at = now()
         WHERE id = $1 AND current_run_ticket IS NULL`,
        [task],
      );
      return rowCount || undefined;
    },
    { withinMs: WITHIN_MS },
  );
}
