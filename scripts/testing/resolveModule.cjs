// SPDX-License-Identifier: Apache-2.0
/** Name their modules for `import` alone, and Jest asks as `require` does. */
const importOnly = /^@actions\//;

/** Messages in forty languages, which zod loads each time and no test reads. */
const notCalled = /^\.\.\/locales\/index\.c?js$/;

/**
 * How Jest finds a module, in every package: the sandbox is part of most tests.
 * @param {string} request
 * @param {{ conditions?: string[], defaultResolver: (request: string, options: object) => string }} options Jest's
 * @returns {string}
 */
module.exports = function resolveModule(request, options) {
  if (notCalled.test(request)) return require.resolve('./notLoaded.cjs');
  const conditions = importOnly.test(request)
    ? ['import', ...(options.conditions ?? [])]
    : options.conditions;
  return options.defaultResolver(request, { ...options, conditions });
};
