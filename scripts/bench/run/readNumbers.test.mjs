// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNumbers } from './readNumbers.mjs';

const options = {
  rows: { usual: 1000, fewest: 100 },
  runs: { usual: 5, fewest: 1 },
};
const usage = 'Usage: npm run bench -- x [--rows <1000>] [--runs <5>]';

test('what is not said is as usual', () => {
  assert.deepEqual(readNumbers('x', ['--rows', '200'], options), {
    rows: 200,
    runs: 5,
  });
});

for (const [what, args, message] of /** @type {const} */ ([
  ['too few', ['--rows', '99'], `${usage}; --rows takes 100 or more.`],
  ['half a number', ['--runs', '1.5'], `${usage}; --runs takes 1 or more.`],
  ['no number', ['--runs', 'many'], `${usage}; --runs takes 1 or more.`],
  ['an option of others', ['--entities', '1'], usage],
])) {
  test(`${what} is refused`, () => {
    assert.throws(() => readNumbers('x', [...args], options), {
      name: 'Fault',
      message,
    });
  });
}
