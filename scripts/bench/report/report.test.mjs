// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare } from './compare.mjs';
import { withSection } from './section.mjs';
import { figure, tableOf } from './table.mjs';

const start = { key: 'start', what: 'Start', unit: 's', target: 1.3 };

/** @param {number[]} starts */
const rounds = starts => starts.map(seconds => ({ start: seconds, other: 10 }));

test('a target is reached when the upper bound keeps to it, not only the ratio', () => {
  const steady = compare([start], {
    macadam: rounds([1.2, 1.2]),
    vanilla: rounds([1, 1]),
  });
  assert.equal(steady[0].reached, true);
  const unsteady = compare([start], {
    macadam: rounds([1.1, 1.3]),
    vanilla: rounds([1, 1]),
  });
  assert.ok(unsteady[0].ratio.ratio < 1.3);
  assert.equal(unsteady[0].reached, false);
});

test('one run reaches no target', () => {
  const [comparison] = compare([start], {
    macadam: rounds([1]),
    vanilla: rounds([1]),
  });
  assert.equal(comparison.reached, false);
  assert.match(tableOf([comparison]), /one run, none/);
});

test('a limit holds for each round, whatever the other side takes', () => {
  const { target, ...free } = start;
  const within = (/** @type {number[]} */ starts) => {
    const [comparison] = compare([{ ...free, limit: 2 }], {
      macadam: rounds(starts),
      vanilla: rounds(starts.map(() => 9)),
    });
    assert.match(tableOf([comparison]), /≤ 2 s/);
    return comparison.reached;
  };
  assert.equal(within([1, 2]), true);
  assert.equal(within([1, 1, 2.1]), false);
});

test('a measure may be held against another of the other side', () => {
  const [comparison] = compare([{ ...start, againstKey: 'other' }], {
    macadam: rounds([2]),
    vanilla: rounds([1]),
  });
  assert.equal(comparison.ratio.ratio, 0.2);
});

test('without a target the table judges nothing', () => {
  const { target, ...free } = start;
  const [comparison] = compare([free], {
    macadam: rounds([2, 2]),
    vanilla: rounds([1, 1]),
  });
  const cells = tableOf([comparison]).split('\n')[2].split('|');
  assert.deepEqual(
    cells.map(cell => cell.trim()),
    ['', 'Start', 's', '1.00', '2.00', '2.00', '2.00 to 2.00', '', '', ''],
  );
});

test('figures have three digits that count', () => {
  assert.deepEqual([1312.4, 131.24, 13.124, 1.3124, 0.13124].map(figure), [
    ...['1312', '131', '13.1', '1.31', '0.131'],
  ]);
});

test('a section takes the place of the one before, and touches nothing else', () => {
  const page =
    'Words\n\n<!-- begin: npm run bench -- x -->\n\nold\n\n<!-- end: npm run bench -- x -->\n\nMore\n';
  const once = withSection(page, 'x', 'new');
  assert.equal(once, page.replace('old', 'new'));
  assert.equal(withSection(once, 'x', 'new'), once);
  assert.throws(() => withSection('Words\n', 'x', 'new'), { name: 'Fault' });
});
