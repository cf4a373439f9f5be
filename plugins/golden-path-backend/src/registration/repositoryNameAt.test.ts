// SPDX-License-Identifier: Apache-2.0
/* eslint-disable no-script-url -- what names no repository */
import { repositoryNameAt } from './repositoryNameAt';

const of = { host: 'github.example', organization: 'acme' };

it.each([
  ['https://github.example/acme/refund-batch', 'refund-batch'],
  ['https://github.example/acme/refund-batch/', 'refund-batch'],
  ['https://github.example/acme/refund-batch.git', 'refund-batch'],
  ['https://github.example/Acme/refund-batch', 'refund-batch'],
  [
    'https://github.example/acme/refund-batch/blob/main/README.md',
    'refund-batch',
  ],
  ['https://github.example/other/refund-batch', undefined],
  ['https://github.example.evil.example/acme/refund-batch', undefined],
  ['https://github.example/acme', undefined],
  ['https://github.example/acme/..%2f', undefined],
  ['javascript:alert(1)', undefined],
  ['refund-batch', undefined],
])('%s names %s', (address, name) => {
  expect(repositoryNameAt(address, of)).toBe(name);
});
