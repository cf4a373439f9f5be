// SPDX-License-Identifier: Apache-2.0
import { isMeant } from './isMeant';

const url =
  'https://forge.example/acme/fraud-scoring/blob/main/catalog-info.yaml';

it.each([
  ['fraud-scoring', true],
  ['Fraud scoring', true],
  ['acme/fraud-scoring', true],
  ['fra', true],
  ['scoring', true],
  ['raud', false],
  ['fraud-detection', false],
  ['acme', false],
  ['forge', false],
  ['catalog-info', false],
  ['---', false],
])('%s: %s', (question, means) => {
  expect(isMeant(url, question)).toBe(means);
});
