// SPDX-License-Identifier: Apache-2.0
import type { Shift } from '../pagerduty/payloads';
import { peopleOf } from './peopleOf';

const MONDAY = '2026-06-01T09:00:00.000Z';
const TUESDAY = '2026-06-02T09:00:00.000Z';

const ada = { name: 'Ada', url: 'https://acme.example/users/ada' };

it.each([
  { name: 'until the shift ends', shifts: [shift(MONDAY)], until: MONDAY },
  { name: 'always', shifts: [shift()], until: undefined },
  {
    name: 'by two schedules: until the later one ends',
    shifts: [shift(TUESDAY), shift(MONDAY)],
    until: TUESDAY,
  },
  {
    name: 'by a schedule, and always',
    shifts: [shift(MONDAY), shift()],
    until: undefined,
  },
  {
    name: 'always, and by a schedule',
    shifts: [shift(), shift(MONDAY)],
    until: undefined,
  },
])('names somebody once: $name', ({ shifts, until }) => {
  expect(peopleOf(shifts)).toEqual([{ ...ada, until }]);
});

it('names those of the first level alone, in their order', () => {
  const shifts = [
    shift(MONDAY, { level: 2, userId: 'eve', name: 'Eve' }),
    shift(MONDAY, { userId: 'bob', name: 'Bob' }),
    shift(MONDAY),
  ];
  expect(peopleOf(shifts).map(({ name }) => name)).toEqual(['Bob', 'Ada']);
});

it('names nobody where the first level is empty', () => {
  expect(peopleOf([shift(MONDAY, { level: 2 })])).toEqual([]);
});

function shift(end?: string, change: Partial<Shift> = {}): Shift {
  return {
    policyId: 'P1',
    level: 1,
    userId: 'ada',
    ...ada,
    end: end ? new Date(end) : undefined,
    ...change,
  };
}
