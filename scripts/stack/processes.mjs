// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A process that can be told from a later one that got the same pid.
 * @typedef {{ pid: number, started: string }} Identity
 */

/**
 * When a process started, as the system tells it, or undefined when it is gone.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function startOf(pid) {
  try {
    if (process.platform !== 'linux') {
      const args = ['-o', 'lstart=', '-p', String(pid)];
      return execFileSync('ps', args, { encoding: 'utf8' }).trim() || undefined;
    }
    const fields = statOf(pid);
    // A zombie has ended; only its parent has not looked yet.
    return fields[0] === 'Z' ? undefined : `${bootId()}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {Identity | undefined}
 */
export function identify(pid) {
  const started = startOf(pid);
  return started === undefined ? undefined : { pid, started };
}

/** @param {Identity} identity */
export function isAlive({ pid, started }) {
  return startOf(pid) === started;
}

/**
 * The fields of /proc/<pid>/stat after the command, which may itself hold spaces and brackets.
 * @param {number} pid
 */
function statOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Start times count from the boot, so they mean nothing after the next one. */
function bootId() {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

/**
 * @param {number} pid
 * @returns {number | undefined}
 */
export function parentOf(pid) {
  try {
    if (process.platform === 'linux') return Number(statOf(pid)[1]);
    const args = ['-o', 'ppid=', '-p', String(pid)];
    return Number(execFileSync('ps', args, { encoding: 'utf8' }));
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {string} its command line, empty when it is gone
 */
export function commandOf(pid) {
  try {
    if (process.platform === 'linux') {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/\0/g, ' ');
    }
    const args = ['-o', 'command=', '-p', String(pid)];
    return execFileSync('ps', args, { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/**
 * Sends a signal to a process group; false when nobody is in it any more.
 * @param {number} leader
 * @param {NodeJS.Signals | 0} signal
 */
export function signalGroup(leader, signal) {
  try {
    process.kill(-leader, signal);
    return true;
  } catch (error) {
    // EPERM: somebody is there who is not ours to signal (a postgres of another user, when not root).
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Ends a process group: politely first, by force when it takes too long.
 * @param {number} leader
 * @param {import('./supervisor.mjs').StopOptions} [options]
 */
export async function endGroup(leader, options = {}) {
  const { signal = 'SIGTERM', graceMs = 10_000 } = options;
  if (!signalGroup(leader, signal)) return;
  const deadline = Date.now() + graceMs;
  while (Date.now() < deadline) {
    if (!signalGroup(leader, 0)) return;
    await sleep(50);
  }
  signalGroup(leader, 'SIGKILL');
}
