// SPDX-License-Identifier: Apache-2.0
import { formatDuration, formatRoughly } from './duration';

it.each([
  { seconds: 0, words: '0 s' },
  { seconds: 0.4, words: '0 s' },
  { seconds: 59, words: '59 s' },
  { seconds: 60, words: '1 min' },
  { seconds: 90, words: '1 min 30 s' },
  { seconds: 3599.7, words: '1 h' },
  { seconds: 9000, words: '2 h 30 min' },
  { seconds: 86_399, words: '1 d' },
  { seconds: 93_600, words: '1 d 2 h' },
  { seconds: 9 * 86_400 + 86_399, words: '10 d' },
  { seconds: 40 * 86_400 + 40_000, words: '40 d' },
])('$seconds seconds are $words', ({ seconds, words }) => {
  expect(formatDuration(seconds)).toBe(words);
});

it.each([
  { seconds: 0, words: '0 s' },
  { seconds: 45, words: '45 s' },
  { seconds: 9000, words: '2.5 h' },
  { seconds: 320_400, words: '3.7 d' },
])('$seconds seconds are roughly $words', ({ seconds, words }) => {
  expect(formatRoughly(seconds)).toBe(words);
});
