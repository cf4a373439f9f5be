// SPDX-License-Identifier: Apache-2.0
import { durationInWords, isLate, usualInWords } from './inWords';

describe('durationInWords', () => {
  it.each([
    { seconds: -2, words: '0 s' },
    { seconds: 13.6, words: '14 s' },
    { seconds: 59.6, words: '1 min' },
    { seconds: 125, words: '2 min 5 s' },
    { seconds: 3600, words: '1 h' },
    { seconds: 3780, words: '1 h 3 min' },
  ])('says $words', ({ seconds, words }) => {
    expect(durationInWords(seconds)).toBe(words);
  });
});

const usual = {
  kind: 'measured' as const,
  runs: 23,
  medianSeconds: 14,
  p95Seconds: 65,
};

it('says what is usual, and from how much it is known', () => {
  expect(usualInWords(usual)).toBe(
    'Usually 14 s; 19 of 20 take at most 1 min 5 s (from the last 23 runs).',
  );
});

it('says when it will be known', () => {
  expect(usualInWords({ kind: 'no-data', runs: 1, neededRuns: 5 })).toBe(
    'How long it usually takes is known after 5 completed runs (1 so far).',
  );
});

it.each([
  { elapsed: 65, late: false },
  { elapsed: 66, late: true },
])('$elapsed s are late: $late', ({ elapsed, late }) => {
  expect(isLate(elapsed, usual)).toBe(late);
});
