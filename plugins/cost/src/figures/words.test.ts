// SPDX-License-Identifier: Apache-2.0
import { changeWords, percent, spanWords } from './words';

const change = { currency: 'USD', difference: '5.25' };

it.each([
  {
    ratio: 1.05,
    says: /^\+105% against the same days of last month \(\$5\.25\)$/,
  },
  { ratio: 0, says: /^0% against/ },
  {
    ratio: null,
    reason: 'nothing-before' as const,
    says: /^Nothing was charged/,
  },
  {
    ratio: null,
    reason: 'refund-before' as const,
    says: /^More was given back/,
  },
  { ratio: null, reason: 'nothing-either-time' as const, says: /^Nothing, as/ },
])('says how it moved: $ratio $reason', ({ says, ...given }) => {
  expect(changeWords({ ...change, ...given })).toMatch(says);
});

it('says no more of a part than matters', () => {
  expect(percent(0.12345)).toBe('12.3%');
});

it.each([
  { through: null, knownDays: 0, says: /^No bill of November 2026/ },
  { through: '2026-11-24', knownDays: 24, says: /24 of 30 days$/ },
  {
    through: '2026-11-30',
    knownDays: 30,
    says: /^The whole of November 2026$/,
  },
])(
  'says how much of the month is known: $knownDays days',
  ({ says, ...known }) => {
    const month = { first: '2026-11-01', last: '2026-11-30', days: 30 };
    expect(spanWords({ ...month, ...known })).toMatch(says);
  },
);
