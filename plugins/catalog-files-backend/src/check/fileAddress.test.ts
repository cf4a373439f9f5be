// SPDX-License-Identifier: Apache-2.0
import { fileAddress, knownAddresses } from './fileAddress';

const blob = 'https://forge.example/acme/tree/blob/main/catalog-info.yaml';
const tree = 'https://forge.example/acme/tree/tree/main/catalog-info.yaml';

it.each([blob, tree])('%s is the same file', url => {
  expect(fileAddress(url)).toBe(blob);
  expect(knownAddresses(url)).toEqual([blob, tree]);
});

it('leaves another address as it is', () => {
  const elsewhere = 'https://files.example/catalog-info.yaml';
  expect(fileAddress(elsewhere)).toBe(elsewhere);
});
