// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../../stack/fault.mjs';
import { ask } from './ask.mjs';
import { TEMPLATE } from './files.mjs';

const ASK_EVERY_MS = 5;
const WITHIN_MS = 60_000;

/**
 * Runs the template once.
 * @param {import('./sides.mjs').Side} side
 * @returns {Promise<number>} the milliseconds from the request until the run is completed
 */
export async function scaffold(side) {
  const begun = performance.now();
  const { id } = await ask(side, 'scaffolder/v2/tasks', {
    method: 'POST',
    body: {
      templateRef: `template:default/${TEMPLATE}`,
      values: { name: 'made' },
    },
  });
  for (;;) {
    const { status } = await ask(side, `scaffolder/v2/tasks/${id}`);
    const took = performance.now() - begun;
    if (status === 'completed') return took;
    if (!['open', 'processing'].includes(status) || took > WITHIN_MS) {
      throw new Fault(`${side.name} did not complete a template: ${status}.`);
    }
    await sleep(ASK_EVERY_MS);
  }
}
