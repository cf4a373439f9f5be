// SPDX-License-Identifier: Apache-2.0
import { pagesFor, searchPlace, shown } from './groups';

const place = (title: string) => ({ href: `/${title}`, title });

it('shows no empty group and at most five of each', () => {
  const places = ['a', 'b', 'c', 'd', 'e', 'f'].map(place);
  const groups = shown([
    { title: 'Pages', places },
    { title: 'Docs', places: [] },
  ]);
  expect(groups.map(({ title }) => title)).toEqual(['Pages']);
  expect(groups[0].places).toHaveLength(5);
});

it.each([
  { term: 'cat', found: ['Catalog'] },
  { term: ' GRAPH', found: ['Catalog graph'] },
  { term: 'talog', found: [] },
])('finds pages by the beginning of a word: $term', ({ term, found }) => {
  const pages = ['Catalog', 'Catalog graph'].map(place);
  const titles = pagesFor(term, pages).map(({ title }) => title);
  expect(titles).toEqual(expect.arrayContaining(found));
  expect(titles.length === 0).toBe(found.length === 0);
});

it('leads on to the search page, whatever was typed', () => {
  expect(searchPlace(' a&b ').href).toBe('/search?query=a%26b');
});
