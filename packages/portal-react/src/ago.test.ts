// SPDX-License-Identifier: Apache-2.0
import { ago } from './ago';

const now = new Date('2026-03-02T12:00:00Z');

it.each([
  { name: 'this minute', iso: '2026-03-02T11:59:31Z', words: 'just now' },
  {
    name: 'a clock ahead of ours',
    iso: '2026-03-02T12:05:00Z',
    words: 'just now',
  },
  { name: 'minutes', iso: '2026-03-02T11:55:10Z', words: '4 minutes ago' },
  { name: 'an hour', iso: '2026-03-02T10:30:00Z', words: '1 hour ago' },
  { name: 'days', iso: '2026-02-27T11:00:00Z', words: '3 days ago' },
  { name: 'years', iso: '2024-01-01T00:00:00Z', words: '2 years ago' },
])('$name', ({ iso, words }) => {
  expect(ago(iso, now)).toBe(words);
});
