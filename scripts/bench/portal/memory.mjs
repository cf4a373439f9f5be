// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../../stack/fault.mjs';
import { titleOf } from './sides.mjs';

/**
 * What a portal's process holds of the machine's memory.
 * @param {import('./sides.mjs').Side} side running
 * @param {import('../../stack/supervisor.mjs').Supervisor} supervisor
 * @returns {number} MiB
 */
export function residentMebibytes(side, supervisor) {
  const process_ = supervisor.running.find(
    ({ name }) => name === titleOf(side),
  );
  if (!process_) throw new Fault(`${titleOf(side)} does not run.`);
  return kibibytesOf(process_.pid) / 1024;
}

/**
 * Lets a portal that has just started come to rest.
 * @param {import('./sides.mjs').Side} side running
 * @param {import('../../stack/supervisor.mjs').Supervisor} supervisor
 * @param {number} seconds after which it has settled
 * @returns {Promise<() => number>} tells how many MiB the process holds by now beyond what it held at rest
 */
export async function atRest(side, supervisor, seconds) {
  await sleep(seconds * 1000);
  const idle = residentMebibytes(side, supervisor);
  return () => residentMebibytes(side, supervisor) - idle;
}

/** @param {number} pid */
function kibibytesOf(pid) {
  if (process.platform !== 'linux') {
    const args = ['-o', 'rss=', '-p', String(pid)];
    return Number(execFileSync('ps', args, { encoding: 'utf8' }));
  }
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
}
