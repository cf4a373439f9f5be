// SPDX-License-Identifier: Apache-2.0
'use strict';

const { readFileSync } = require('node:fs');
const { default: Sequencer } = require('@jest/test-sequencer');

const ASKS_FOR_TIME = /\bjest\.setTimeout\(([\d_]+)\)/;

/**
 * The order of suites: who asks for more time than others goes first, so that none of the long ones is alone at
 * the end. Jest would go by how long each took before, which a fresh checkout does not know, nor does Jest when
 * packages share a cache as Backstage has them do.
 */
module.exports = class LongestFirst extends Sequencer {
  /** @param {Parameters<Sequencer['sort']>[0]} tests */
  async sort(tests) {
    const time = new Map(tests.map(({ path }) => [path, timeAskedFor(path)]));
    const bySize = await super.sort(tests);
    return bySize.sort(
      (a, b) => (time.get(b.path) ?? 0) - (time.get(a.path) ?? 0),
    );
  }
};

/** @param {string} file */
function timeAskedFor(file) {
  const [, digits = '0'] = ASKS_FOR_TIME.exec(readFileSync(file, 'utf8')) ?? [];
  return Number(digits.replaceAll('_', ''));
}
