// SPDX-License-Identifier: Apache-2.0
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { claimData, runningIn } from './claim.mjs';
import { report } from './fault.mjs';
import { freePort, freeSandboxPort } from './ports.mjs';
import { readSettings } from './settings.mjs';
import { onStop } from './stopping.mjs';
import { Supervisor } from './supervisor.mjs';

/**
 * A run that keeps apart from the person's own and from others of its kind: free ports, a data directory that it alone
 * uses. Of a run that ended well nothing is left; the logs of one that did not stay until the next.
 * @typedef {object} OwnRun
 * @property {import('./settings.mjs').Settings} settings
 * @property {Supervisor} supervisor
 * @property {(code: number, error?: unknown) => Promise<void>} end stops everything, and ends the program
 */

/**
 * @param {string} home holds the data directories of all runs of this kind
 * @param {(fault: import('./fault.mjs').Fault) => void} [onCrash] told of a service that ended by itself; without it, that
 *   ends the run
 * @returns {Promise<OwnRun>}
 */
export async function startOwnRun(home, onCrash) {
  await removeOldRuns(home);
  const settings = readSettings({
    PORT: String(await freePort()),
    SANDBOX_PORT: String(await freeSandboxPort()),
    MACADAM_DATA: path.join(home, String(process.pid)),
  });
  const claim = await claimData(settings.data, settings.portalUrl);
  const supervisor = new Supervisor({
    onChange: running => claim.record(running),
    onCrash: onCrash ?? (fault => end(1, fault)),
  });
  let ending = false;
  /**
   * @param {number} code
   * @param {unknown} [error]
   */
  async function end(code, error) {
    if (ending) return;
    ending = true;
    if (error) report(error);
    await supervisor.stop();
    claim.release();
    if (code === 0) rmSync(settings.data, { recursive: true, force: true });
    process.exit(code);
  }
  onStop(() => end(1));
  return { settings, supervisor, end };
}

/**
 * What ended runs left, the processes of killed ones included.
 * @param {string} home
 */
async function removeOldRuns(home) {
  for (const name of readdirIfThere(home)) {
    const data = path.join(home, name);
    if (runningIn(data)) continue;
    const claim = await claimData(data, '');
    claim.release();
    rmSync(data, { recursive: true, force: true });
  }
}

/** @param {string} directory */
function readdirIfThere(directory) {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
