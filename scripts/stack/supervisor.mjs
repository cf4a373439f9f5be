// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Fault } from './fault.mjs';
import { lastLines } from './logs.mjs';
import { endGroup, identify } from './processes.mjs';

const lifeline = fileURLToPath(new URL('lifeline.cjs', import.meta.url));
const leash = fileURLToPath(new URL('leash.mjs', import.meta.url));

/**
 * @typedef {object} ProcessSpec
 * @property {string} name what the screen calls it
 * @property {string} node the Node to run it with
 * @property {string[]} args for Node; for a foreign command see `leashed`
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {string} logFile takes both its outputs
 * @property {StopOptions} [stop]
 */

/**
 * @typedef {object} StopOptions
 * @property {NodeJS.Signals} [signal] asks for an orderly stop
 * @property {number} [graceMs] how long that may take
 */

/** @typedef {{ name: string, pid: number, started: string, stop?: StopOptions }} Running */

/**
 * The arguments that run a foreign command under the lifeline.
 * @param {string[]} command
 * @param {{ stopSignal?: NodeJS.Signals, user?: { uid: number, gid: number } }} [options]
 */
export function leashed(command, options = {}) {
  const { stopSignal = 'SIGTERM', user } = options;
  const ids = user ? [String(user.uid), String(user.gid)] : ['-', '-'];
  return [leash, stopSignal, ...ids, ...command];
}

/** Starts processes, ends them in reverse order, and never leaves one behind. */
export class Supervisor {
  /** @type {(Running & { exited: Promise<string> })[]} */
  #running = [];
  /** @type {Set<number>} ended by us, one at a time */
  #dismissed = new Set();
  #stopping = false;
  #onChange;
  #onCrash;

  /**
   * @param {object} [options]
   * @param {(running: Running[]) => void} [options.onChange] told before a process can do harm
   * @param {(fault: Fault) => void} [options.onCrash] a service ended that nobody stopped
   */
  constructor(options = {}) {
    this.#onChange = options.onChange ?? (() => {});
    this.#onCrash = options.onCrash ?? (() => {});
  }

  /** @returns {Running[]} */
  get running() {
    return this.#running.map(({ exited, ...running }) => running);
  }

  /**
   * Starts something that runs until it is stopped.
   * @param {ProcessSpec} spec
   * @returns {Promise<never>} rejects when it ends by itself
   */
  service(spec) {
    const { pid, exited } = this.#start(spec);
    const ended = exited.then(how => {
      if (this.#stopping || this.#dismissed.has(pid)) return never();
      const lines = lastLines(spec.logFile, 15);
      throw new Fault(`${spec.name} ${how}. Its log ends with:\n${lines}`);
    });
    ended.catch(this.#onCrash);
    return ended;
  }

  /**
   * Runs something to its end.
   * @param {ProcessSpec} spec
   * @returns {Promise<boolean>} whether it ended well
   */
  async task(spec) {
    const how = await this.#start(spec).exited;
    return this.#stopping ? never() : how === 'ended';
  }

  /** Ends everything, the youngest first. */
  async stop() {
    this.#stopping = true;
    while (this.#running.length > 0) {
      await end(this.#running[this.#running.length - 1]);
    }
  }

  /**
   * Ends one service, as part of the plan.
   * @param {string} name
   */
  async dismiss(name) {
    const one = this.#running.find(running => running.name === name);
    if (!one) return;
    this.#dismissed.add(one.pid);
    await end(one);
  }

  /**
   * @param {ProcessSpec} spec
   * @returns {{ pid: number, exited: Promise<string> }} `exited` tells how it ended
   */
  #start(spec) {
    if (this.#stopping) return { pid: 0, exited: never() };
    const log = openSync(spec.logFile, 'a');
    const child = spawn(spec.node, ['--require', lifeline, ...spec.args], {
      cwd: spec.cwd,
      env: { ...spec.env, MACADAM_LIFELINE_FD: '3' },
      stdio: ['ignore', log, log, 'pipe'],
      detached: true,
    });
    closeSync(log);
    // The pipe carries nothing; a child that dies at once must not become an error here.
    child.stdio[3]?.on('error', () => {});
    const { pid } = child;
    if (pid === undefined) {
      const exited = once(child, 'error').then(([error]) => error.message);
      return { pid: 0, exited };
    }
    const exited = once(child, 'exit').then(async ([code, signal]) => {
      // What it started goes with it, also when it was killed.
      await endGroup(pid, spec.stop);
      this.#running = this.#running.filter(other => other.pid !== pid);
      this.#onChange(this.running);
      return howItEnded(code, signal);
    });
    const started = identify(pid)?.started ?? '';
    const { name, stop } = spec;
    this.#running.push({ name, pid, started, stop, exited });
    this.#onChange(this.running);
    return { pid, exited };
  }
}

/** @param {Running & { exited: Promise<string> }} one */
async function end({ pid, stop, exited }) {
  await endGroup(pid, stop);
  await exited;
}

/**
 * For who waits on a process that we ended: the program is about to end, and nothing comes after.
 * @returns {Promise<never>}
 */
function never() {
  return new Promise(() => {});
}

/**
 * @param {number | null} code
 * @param {string | null} signal
 */
function howItEnded(code, signal) {
  if (signal) return `was ended by ${signal}`;
  return code === 0 ? 'ended' : `ended with exit code ${code}`;
}
