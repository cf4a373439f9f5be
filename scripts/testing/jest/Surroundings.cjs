// SPDX-License-Identifier: Apache-2.0
'use strict';

/** What a suite may change that outlives it, so that the next one finds what it found. */
exports.Surroundings = class Surroundings {
  #globals = globals();
  #env = { ...process.env };
  #exit = process.exit;
  #listeners = listeners();

  /**
   * Does what may add to the surroundings for good, as loading a package that stays loaded.
   * @template T
   * @param {() => T} work
   * @returns {T}
   */
  keep(work) {
    const before = globals();
    const result = work();
    for (const [name, descriptor] of globals()) {
      if (!before.has(name)) this.#globals.set(name, descriptor);
    }
    return result;
  }

  restore() {
    for (const [name, now] of globals()) {
      // The rest cannot change, or cannot go, as the object that holds Jest's matchers.
      if (!now?.configurable) continue;
      const before = this.#globals.get(name);
      if (!before) Reflect.deleteProperty(globalThis, name);
      else if (!isSame(before, now)) {
        Reflect.defineProperty(globalThis, name, before);
      }
    }
    for (const name of Object.keys(process.env)) {
      if (!(name in this.#env)) delete process.env[name];
    }
    Object.assign(process.env, this.#env);
    process.exit = this.#exit;
    for (const [listener, event] of listeners()) {
      if (!this.#listeners.has(listener)) process.off(event, listener);
    }
  }
};

/** @returns {Map<PropertyKey, PropertyDescriptor | undefined>} */
function globals() {
  return new Map(
    Reflect.ownKeys(globalThis).map(name => [
      name,
      Reflect.getOwnPropertyDescriptor(globalThis, name),
    ]),
  );
}

/**
 * Those of the process, each with its event. Node types a listener by its event alone, which is not known here.
 * @returns {Map<any, any>}
 */
function listeners() {
  return new Map(
    process
      .eventNames()
      .flatMap(event =>
        process.rawListeners(event).map(listener => [listener, event]),
      ),
  );
}

/**
 * @param {PropertyDescriptor} one
 * @param {PropertyDescriptor} other
 */
function isSame(one, other) {
  return (
    one.value === other.value && one.get === other.get && one.set === other.set
  );
}
