// SPDX-License-Identifier: Apache-2.0
import { cursorOf, pageOf } from './cursor';

it('finds the page again', () => {
  expect(pageOf(cursorOf(7))).toBe(7);
});

it.each(['', 'rubbish', 'LTE=', 'MS41', 'SW5maW5pdHk=', 'MWUzMDA=', '\0'])(
  'takes %j for the first page',
  cursor => {
    expect(pageOf(cursor)).toBe(0);
  },
);

it('ends somewhere', () => {
  expect(cursorOf(1000)).toBeDefined();
  expect(cursorOf(1001)).toBeUndefined();
});
