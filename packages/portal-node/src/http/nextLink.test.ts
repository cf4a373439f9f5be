// SPDX-License-Identifier: Apache-2.0
import { nextLink } from './nextLink';

const base = 'https://vendor.example/api';

it.each([
  { name: 'no header', header: null, next: undefined },
  {
    name: 'a next page among others',
    header: `<${base}/things?page=1>; rel="prev", <${base}/things?page=3>; rel="next", <${base}/things?page=9>; rel="last"`,
    next: `${base}/things?page=3`,
  },
  {
    name: 'commas and semicolons in the address',
    header: `<${base}/things?ids=1,2;3>; title="x"; rel=next`,
    next: `${base}/things?ids=1,2;3`,
  },
  {
    name: 'a relative address',
    header: '</api/things?page=2>; rel="next"',
    next: `${base}/things?page=2`,
  },
  {
    name: 'the last page',
    header: `<${base}/things>; rel="first"`,
    next: undefined,
  },
  {
    name: 'a relation that only begins like it',
    header: `<${base}/things>; rel="nextish"`,
    next: undefined,
  },
  {
    name: 'another host',
    header: '<https://elsewhere.example/api/things>; rel="next"',
    next: undefined,
  },
  {
    name: 'another path of the same host',
    header: '<https://vendor.example/apis/things>; rel="next"',
    next: undefined,
  },
  { name: 'no link at all', header: 'rubbish', next: undefined },
])('$name', ({ header, next }) => {
  expect(nextLink(header, base)?.toString()).toBe(next);
});
