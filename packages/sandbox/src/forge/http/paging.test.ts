// SPDX-License-Identifier: Apache-2.0
import { pageOf } from './paging';

const all = Array.from({ length: 45 }, (_, index) => index);
const at = (query: string) =>
  pageOf(new URL(`http://localhost/api/v3/things${query}`), all);
const relations = (link = '') =>
  [...link.matchAll(/rel="(\w+)"/g)].map(match => match[1]);

it.each([
  ['', 30, ['next', 'last']],
  ['?page=2', 15, ['prev', 'first']],
  ['?page=9', 0, ['prev', 'first']],
  ['?per_page=100', 45, []],
  ['?per_page=20&page=2', 20, ['prev', 'next', 'last', 'first']],
  ['?per_page=0', 0, []],
  ['?per_page=many', 30, ['next', 'last']],
])('%s gives %d elements and leads to %j', (query, count, links) => {
  const page = at(query);
  expect(page.items).toHaveLength(count);
  expect(relations(page.headers.link)).toEqual(links);
  expect(page.total).toBe(45);
});

it('a link keeps what else the query says', () => {
  expect(at('?per_page=20&state=all').headers.link).toContain(
    '<http://localhost/api/v3/things?per_page=20&state=all&page=2>; rel="next"',
  );
});
