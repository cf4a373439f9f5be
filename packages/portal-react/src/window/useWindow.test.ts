// SPDX-License-Identifier: Apache-2.0
import { choiceOf } from './useWindow';

const nothing = { days: null, first: null, last: null };
const quarter = { days: 90 };

it.each([
  { name: 'nothing is the last quarter', given: nothing, choice: quarter },
  {
    name: 'days',
    given: { ...nothing, days: '30' },
    choice: { days: 30 },
  },
  {
    name: 'more days than are kept',
    given: { ...nothing, days: '9999' },
    choice: quarter,
  },
  {
    name: 'words for days',
    given: { ...nothing, days: 'many' },
    choice: quarter,
  },
  {
    name: 'one day',
    given: { ...nothing, first: '2026-03-02', last: '2026-03-02' },
    choice: { first: '2026-03-02', last: '2026-03-02' },
  },
  {
    name: 'days of one’s own before a number of days',
    given: { days: '30', first: '2026-03-02', last: '2026-03-09' },
    choice: { first: '2026-03-02', last: '2026-03-09' },
  },
  {
    name: 'an end before its beginning',
    given: { ...nothing, first: '2026-03-09', last: '2026-03-02' },
    choice: quarter,
  },
  {
    name: 'no such day',
    given: { ...nothing, first: '2026-13-02', last: '2026-13-09' },
    choice: quarter,
  },
])('$name', ({ given, choice }) => {
  expect(choiceOf(given)).toEqual(choice);
});
