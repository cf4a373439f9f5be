// SPDX-License-Identifier: Apache-2.0
import { addressOf, repositoryOf } from './address';

const url = 'https://forge.example/acme/shop/blob/main/catalog-info.yaml';

it('names the repository that a file lies in', () => {
  expect(repositoryOf(url)).toBe('acme/shop');
  expect(repositoryOf('https://forge.example/all.yaml')).toBe(
    'https://forge.example/all.yaml',
  );
});

it('leads to the line of a problem, and to the file where it has none', () => {
  expect(addressOf(url, { line: 7 })).toBe(`${url}#L7`);
  expect(addressOf(url, {})).toBe(url);
});
