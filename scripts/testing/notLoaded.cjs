// SPDX-License-Identifier: Apache-2.0

/** In place of a module that no test calls; a test that does call it hears so. */
const notLoaded = new Proxy(function notLoaded() {}, {
  get(target, name) {
    const isOwn = typeof name === 'symbol' || name === 'then' || name in target;
    return isOwn ? Reflect.get(target, name) : notLoaded;
  },
  apply: refuse,
  construct: refuse,
});

/** @returns {never} */
function refuse() {
  throw new Error(
    'This module is not loaded in tests: see scripts/testing/resolveModule.cjs',
  );
}

module.exports = notLoaded;
