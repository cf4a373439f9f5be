// SPDX-License-Identifier: Apache-2.0
'use strict';

const { default: JestRunner } = require('jest-runner');

/**
 * @typedef {Parameters<JestRunner['runTests']>[0][number]} Test
 * @typedef {[pattern: string, transformer: string, options: Record<string, unknown>]} Transform
 */

/**
 * Runs suites as Backstage's CLI configures them, but lets a worker keep for the next suite what Jest has each suite
 * load again: KeepingRuntime.cjs, BackendRuntime.cjs and transform.cjs say what.
 */
module.exports = class Runner extends JestRunner {
  /** @param {Parameters<JestRunner['runTests']>} given */
  runTests(...[tests, ...rest]) {
    const contexts = new Map();
    /** @param {Test} test */
    const contextOf = ({ context }) => {
      const ours = contexts.get(context) ?? keeping(context);
      contexts.set(context, ours);
      return ours;
    };
    const ours = tests.map(test => ({ ...test, context: contextOf(test) }));
    return super.runTests(ours, ...rest);
  }
};

/** @param {Test['context']} context */
function keeping(context) {
  const { config } = context;
  const isBackend =
    config.testEnvironment === require.resolve('jest-environment-node');
  const own = isBackend
    ? {
        testEnvironment: require.resolve('./BackendEnvironment.cjs'),
        runtime: require.resolve('./BackendRuntime.cjs'),
      }
    : { runtime: require.resolve('./KeepingRuntime.cjs') };
  const transform = config.transform.map(sharing);
  return { ...context, config: { ...config, ...own, transform } };
}

/**
 * Those without options keep the names they have.
 * @param {Transform} entry
 * @returns {Transform}
 */
function sharing([pattern, transformer, options]) {
  return require(transformer).createTransformer
    ? [pattern, require.resolve('./transform.cjs'), { transformer, options }]
    : [pattern, transformer, options];
}
