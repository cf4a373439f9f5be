// SPDX-License-Identifier: Apache-2.0
'use strict';

/**
 * Backstage's transformer, but for the name under which Jest keeps what it makes of a file. That has all of a
 * package's configuration in it, so that each package would transform the whole of `node_modules` again; of that
 * configuration only what is handed over here makes a difference.
 * @param {{ transformer: string, options?: object }} given the transformer's module, and what it is configured with
 */
exports.createTransformer = ({ transformer, options }) => {
  const original = require(transformer).createTransformer(options);
  /**
   * @param {string} source
   * @param {string} file
   * @param {object} given
   */
  const getCacheKey = (source, file, given) =>
    original.getCacheKey(source, file, { ...given, configString: '' });
  return { ...original, getCacheKey };
};
