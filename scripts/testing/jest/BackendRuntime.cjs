// SPDX-License-Identifier: Apache-2.0
// @ts-nocheck: Jest's types hide what Backstage's own runtime, too, overrides.
'use strict';

const KeepingRuntime = require('./KeepingRuntime.cjs');

const NODE_MODULES = /[\\/]node_modules[\\/]/;

/** What speaks to Jest when it is loaded, such as to be told of the end of the suite. */
const SPEAKS_TO_JEST =
  /[\\/]node_modules[\\/]@backstage[\\/]([^\\/]*test-utils|[^\\/]+[\\/]dist[\\/]testUtils)\b/;

/** What imports JSON as bundlers do: Node does not. */
const ONLY_FOR_BUNDLERS = /[\\/]node_modules[\\/]@actions[\\/]/;

/**
 * For suites of Node's packages: what comes from `node_modules` is loaded by Node itself, once in a worker. Loading
 * what a back end is made of takes seconds, and a suite that is not about a package does not change it. Only our
 * own sources are each suite's own, and what speaks to Jest.
 */
module.exports = class BackendRuntime extends KeepingRuntime {
  _loadModule(module, from, name, file, options, ...rest) {
    if (options?.isInternalModule || !isKept(file)) {
      super._loadModule(module, from, name, file, options, ...rest);
      return;
    }
    module.exports = this._environment.surroundings.keep(() => require(file));
    module.loaded = true;
  }

  createScriptFromCode(source, file) {
    if (!this._environment.global) return null;
    return this.compiled(source, file).runInThisContext();
  }

  teardown() {
    super.teardown();
    const wrong = Object.keys(require.cache).find(file =>
      SPEAKS_TO_JEST.test(file),
    );
    if (wrong)
      throw new Error(`Only one suite of a worker is told by ${wrong}`);
  }
};

/** @param {string} file */
function isKept(file) {
  return (
    NODE_MODULES.test(file) &&
    !file.endsWith('.json') &&
    !SPEAKS_TO_JEST.test(file) &&
    !ONLY_FOR_BUNDLERS.test(file)
  );
}
