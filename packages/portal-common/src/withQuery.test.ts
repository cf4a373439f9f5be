// SPDX-License-Identifier: Apache-2.0
import { withQuery } from './withQuery';

it.each([
  { name: 'no parameter', query: {}, path: '/runs' },
  {
    name: 'what was not chosen is left out',
    query: { branch: undefined, cursor: '', page: 2 },
    path: '/runs?page=2',
  },
  {
    name: 'nought is a choice, for the backend to judge',
    query: { page: 0 },
    path: '/runs?page=0',
  },
  {
    name: 'a value that would be another parameter',
    query: { branch: 'a&b=c d' },
    path: '/runs?branch=a%26b%3Dc+d',
  },
])('$name', ({ query, path }) => {
  expect(withQuery('/runs', query)).toBe(path);
});
