// SPDX-License-Identifier: Apache-2.0
import { pairwise } from './pairwise';

const choices = {
  size: ['small', 'large'],
  colour: ['red', 'green', 'blue'],
  lid: [true, false],
  label: ['', 'fragile'],
};

it('has every pair of answers in some row', () => {
  const rows = pairwise<Record<string, string | boolean>>(choices);
  for (const [a, answersA] of Object.entries(choices)) {
    for (const [b, answersB] of Object.entries(choices)) {
      for (const x of answersA) {
        for (const y of a === b ? [x] : answersB) {
          expect(rows.some(row => row[a] === x && row[b] === y)).toBe(true);
        }
      }
    }
  }
});

it('has far fewer rows than there are combinations', () => {
  expect(pairwise(choices).length).toBeLessThanOrEqual(8);
});

it('gives the same rows every time', () => {
  expect(pairwise(choices)).toEqual(pairwise(choices));
});
