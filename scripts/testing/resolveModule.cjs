// SPDX-License-Identifier: Apache-2.0
/** Name their modules for `import` alone, and Jest asks as `require` does. */
const importOnly = /^@actions\//;

/**
 * What Backstage and zod load and no test calls: the clients of clouds, and messages in forty languages. A suite that asks for nothing but a
 * mock of Backstage's would spend half of its time on them.
 */
const notCalled =
  /^@(aws-sdk|azure|google-cloud)\/|^\.\.\/locales\/index\.c?js$/;

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
