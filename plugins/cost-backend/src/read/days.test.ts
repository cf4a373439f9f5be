// SPDX-License-Identifier: Apache-2.0
import { monthsOf } from './days';

const before = { first: '2026-10-01', last: '2026-10-31' };
const november = { first: '2026-11-01', last: '2026-11-30', days: 30 };

it.each([
  {
    name: 'in the middle of a month as many days are compared',
    known: '2026-11-24',
    is: { through: '2026-11-24', knownDays: 24 },
    through: '2026-10-24',
  },
  {
    name: 'a whole month is compared with a whole month',
    known: '2026-12-05',
    is: { through: '2026-11-30', knownDays: 30 },
    through: '2026-10-31',
  },
  {
    name: 'of a month that has not begun nothing is known',
    known: '2026-10-31',
    is: { through: null, knownDays: 0 },
    through: null,
  },
  {
    name: 'without any bill nothing is known',
    known: null,
    is: { through: null, knownDays: 0 },
    through: null,
  },
])('$name', ({ known, is, through }) => {
  expect(monthsOf('2026-11', known)).toEqual({
    ...november,
    ...is,
    before: { ...before, through },
  });
});

it('a longer month is compared with no more than the shorter one has', () => {
  expect(monthsOf('2026-03', '2026-03-30').before).toEqual({
    first: '2026-02-01',
    last: '2026-02-28',
    through: '2026-02-28',
  });
});

it('January comes after December', () => {
  expect(monthsOf('2027-01', '2027-01-02').before).toMatchObject({
    first: '2026-12-01',
    through: '2026-12-02',
  });
});
