// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isAlive } from './processes.mjs';

const RETRY_MS = 200;

/**
 * Runs `work` while no other process of this machine runs under the same lock file.
 * A lock whose holder is dead counts for nothing.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  while (!tryLock(file)) await sleep(RETRY_MS);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * @param {string} file
 * @returns {boolean}
 */
export function tryLock(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  const mine = `${file}.${randomUUID()}`;
  writeFileSync(mine, JSON.stringify(identify(process.pid)));
  try {
    // A link appears at once and with its content: nobody sees an empty lock.
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') {
      throw error;
    }
    breakIfStale(file);
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** @param {string} file */
function breakIfStale(file) {
  const seen = readOrUndefined(file);
  if (seen === undefined || isAlive(JSON.parse(seen))) return;
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    // Somebody else broke it first and holds a lock of their own: give it back.
    if (readFileSync(aside, 'utf8') !== seen) linkSync(aside, file);
  } catch {
    // Gone already: the next try will tell.
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {string} file */
function readOrUndefined(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
