// SPDX-License-Identifier: Apache-2.0
import { ConfigReader } from '@backstage/config';
import { z } from 'zod/v3';
import { readSection } from './readSection';

const settings = z.object({
  limits: z.array(z.object({ amount: z.number() })).default([]),
});

const read = (vendor?: unknown) =>
  readSection(
    new ConfigReader({ cost: { ...(vendor !== undefined && { vendor }) } }),
    'cost.vendor',
    settings,
  );

it.each([
  { name: 'says', given: { limits: [{ amount: 3 }] }, amounts: [3] },
  { name: 'leaves out', given: {}, amounts: [] },
  { name: 'says where it is not there', given: undefined, amounts: [] },
])('reads what a section $name', ({ given, amounts }) => {
  expect(read(given).limits.map(({ amount }) => amount)).toEqual(amounts);
});

it.each([
  {
    given: { limits: [{ amount: 'much' }] },
    key: 'cost.vendor.limits.0.amount',
  },
  { given: ['limits'], key: 'cost.vendor' },
])('names the key that is wrong: $key', ({ given, key }) => {
  expect(() => read(given)).toThrow(`${key}: Expected`);
});
