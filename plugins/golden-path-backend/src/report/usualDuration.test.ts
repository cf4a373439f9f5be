// SPDX-License-Identifier: Apache-2.0
import { usualDuration } from './usualDuration';

it.each([
  {
    name: 'says so when there are too few runs',
    seconds: [3, 4, 5, 6],
    usual: { kind: 'no-data', runs: 4, neededRuns: 5 },
  },
  {
    name: 'takes the middle and the 95th percentile of what really happened',
    seconds: [9, 3, 4, 5, 100],
    usual: { kind: 'measured', runs: 5, medianSeconds: 5, p95Seconds: 100 },
  },
  {
    name: 'does not let one slow run of many stand for the 95th percentile',
    seconds: [...Array(19).fill(7), 100],
    usual: { kind: 'measured', runs: 20, medianSeconds: 7, p95Seconds: 7 },
  },
])('$name', ({ seconds, usual }) => {
  expect(usualDuration(seconds)).toEqual(usual);
});
