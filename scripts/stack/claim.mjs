// SPDX-License-Identifier: Apache-2.0
import {
  accessSync,
  constants,
  mkdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from './fault.mjs';
import { readIfThere, writeAtomically } from './files.mjs';
import { withLock } from './lock.mjs';
import { commandOf, endGroup, identify, isAlive } from './processes.mjs';

/**
 * What the run file says, so that the next start can tell a running portal from what a killed one left.
 * @typedef {object} Run
 * @property {import('./processes.mjs').Identity} supervisor
 * @property {string} url
 * @property {import('./supervisor.mjs').Running[]} children
 */

/** Of what a start writes into its data directory. Who changes that so that what is there cannot be read any more counts one up. */
const FORMAT = '1';

/** Above what any system gives to a process. */
const NOBODY = 999_999_999;

/** A data directory is used by one run at a time. */
export class Claim {
  #file;
  #url;

  /**
   * @param {string} file
   * @param {string} url
   */
  constructor(file, url) {
    this.#file = file;
    this.#url = url;
  }

  /** @param {import('./supervisor.mjs').Running[]} children */
  record(children) {
    const supervisor = identify(process.pid);
    const run = { supervisor, url: this.#url, children };
    writeAtomically(this.#file, `${JSON.stringify(run, null, 2)}\n`);
  }

  release() {
    rmSync(this.#file, { force: true });
  }
}

/**
 * Takes the data directory, after ending whatever a killed run left behind in it.
 * @param {string} data
 * @param {string} url
 * @returns {Promise<Claim>}
 */
export async function claimData(data, url) {
  requireWritable(data);
  requireFormat(data);
  const file = path.join(data, 'run.json');
  return withLock(`${file}.lock`, async () => {
    const other = runningIn(data);
    if (other) {
      throw new Fault(
        `Macadam is already running with this data at ${other.url} (process ${other.supervisor.pid}): use it, stop it first, or choose other ports and another MACADAM_DATA.`,
      );
    }
    await endLeftovers(data);
    const claim = new Claim(file, url);
    claim.record([]);
    return claim;
  });
}

/** @param {string} data */
function requireWritable(data) {
  try {
    mkdirSync(data, { recursive: true });
    accessSync(data, constants.W_OK);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new Fault(
      `The data directory ${data} cannot be written (${code}): mend its owner and mode, or choose another with MACADAM_DATA.`,
    );
  }
}

/** @param {string} data */
function requireFormat(data) {
  const found = readIfThere(path.join(data, 'format'))?.trim();
  if (found === undefined || found === FORMAT) return;
  throw new Fault(
    `${data} was written by another Macadam, in format ${found}; this one knows ${FORMAT}. Nothing was changed: use the Macadam that made it, choose another directory with MACADAM_DATA, or move this one away to begin anew.`,
  );
}

/**
 * Before the first of it is written: by this another Macadam sees whether it knows what is there.
 * @param {string} data
 */
export function writeFormat(data) {
  writeAtomically(path.join(data, 'format'), `${FORMAT}\n`);
}

/**
 * @param {string} data
 * @returns {Run | undefined} the run that is alive in it
 */
export function runningIn(data) {
  const run = readRun(data);
  return run && isAlive(run.supervisor) ? run : undefined;
}

/**
 * @param {string} data
 * @returns {Run | undefined}
 */
function readRun(data) {
  const text = readIfThere(path.join(data, 'run.json'));
  return text === undefined ? undefined : JSON.parse(text);
}

/**
 * The children notice by themselves that their supervisor is gone; this waits for them, and ends
 * those that cannot.
 * @param {string} data
 */
async function endLeftovers(data) {
  for (const child of [...(readRun(data)?.children ?? [])].reverse()) {
    if (isAlive(child)) await endGroup(child.pid, child.stop);
  }
  await endStalePostmaster(path.join(data, 'postgres'));
}

/**
 * A PostgreSQL whose keeper was killed is in no process group of ours any more.
 * @param {string} home
 */
async function endStalePostmaster(home) {
  const file = path.join(home, 'postmaster.pid');
  const [pid, ...rest] = readIfThere(file)?.split('\n') ?? [];
  if (!pid) return;
  const postmaster = identify(Number(pid));
  if (postmaster && commandOf(postmaster.pid).includes(home)) {
    await endPostmaster(postmaster);
    return;
  }
  // PostgreSQL would take whoever has that pid now, even a zombie, for itself, and not start. The
  // rest stays: by it PostgreSQL sees whether a session of the dead one still works on the data.
  writeFileSync(file, [NOBODY, ...rest].join('\n'));
}

/** @param {import('./processes.mjs').Identity} postmaster */
async function endPostmaster(postmaster) {
  process.kill(postmaster.pid, 'SIGINT');
  const deadline = Date.now() + 30_000;
  while (isAlive(postmaster)) {
    if (Date.now() > deadline) {
      throw new Fault(
        `A PostgreSQL of an earlier run (process ${postmaster.pid}) does not stop: end it, and start again.`,
      );
    }
    await sleep(50);
  }
}
