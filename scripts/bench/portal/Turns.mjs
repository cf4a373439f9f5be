// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { titleOf } from './sides.mjs';

/** What fell due while a portal was held is done by then. */
const CATCH_UP_MS = 500;

/** @typedef {import('./sides.mjs').Side} Side */

/**
 * Lets one portal work at a time. The machine gets faster and slower within minutes, so both are measured every few seconds in turn; and the
 * one that waits is held, lest what it does by itself be a load on the other.
 */
export class Turns {
  #sides;
  #supervisor;

  /**
   * @param {Side[]} sides the first one is the first every other time
   * @param {import('../../stack/supervisor.mjs').Supervisor} supervisor what started them, and will
   */
  constructor(sides, supervisor) {
    this.#sides = sides;
    this.#supervisor = supervisor;
  }

  /**
   * @template T
   * @param {number} times
   * @param {(side: Side) => Promise<T>} work
   * @returns {Promise<Record<string, T[]>>} what it gave each time, by the name of the side
   */
  async each(times, work) {
    /** @type {Record<string, T[]>} */
    const given = Object.fromEntries(this.#sides.map(({ name }) => [name, []]));
    for (let time = 0; time < times; time++) {
      const order = time % 2 ? this.#sides.toReversed() : this.#sides;
      for (const side of order) {
        given[side.name].push(await this.#alone(side, work));
      }
    }
    return given;
  }

  /**
   * @template T
   * @param {(side: Side) => Promise<T>} work
   * @returns {Promise<Record<string, T>>}
   */
  async once(work) {
    const given = Object.entries(await this.each(1, work));
    return Object.fromEntries(given.map(([name, [only]]) => [name, only]));
  }

  /**
   * Nobody is held meanwhile.
   * @param {number} milliseconds
   */
  async together(milliseconds) {
    for (const side of this.#sides) this.#signal(side, 'SIGCONT');
    await sleep(milliseconds);
    for (const side of this.#sides) this.#signal(side, 'SIGSTOP');
  }

  /** Ends them all. */
  async end() {
    for (const side of this.#sides) {
      this.#signal(side, 'SIGCONT');
      await this.#supervisor.dismiss(titleOf(side));
    }
  }

  /**
   * @template T
   * @param {Side} side
   * @param {(side: Side) => Promise<T>} work
   */
  async #alone(side, work) {
    if (this.#signal(side, 'SIGCONT')) await sleep(CATCH_UP_MS);
    const given = await work(side);
    this.#signal(side, 'SIGSTOP');
    return given;
  }

  /**
   * @param {Side} side
   * @param {NodeJS.Signals} signal
   * @returns {boolean} whether it runs
   */
  #signal(side, signal) {
    const running = this.#supervisor.running.find(
      ({ name }) => name === titleOf(side),
    );
    return running ? process.kill(-running.pid, signal) : false;
  }
}
