// SPDX-License-Identifier: Apache-2.0
import { ConfigReader } from '@backstage/config';
import { readPagerdutyConfig } from './config';

const read = (pagerduty?: object) =>
  readPagerdutyConfig(
    new ConfigReader({ onCall: { ...(pagerduty && { pagerduty }) } }),
  );

it.each([
  { name: 'nothing', given: undefined, answer: undefined },
  {
    name: 'only an address',
    given: { apiBaseUrl: 'https://api.eu.pagerduty.com' },
    answer: undefined,
  },
  {
    name: 'a key',
    given: { token: 'key' },
    answer: { apiBaseUrl: 'https://api.pagerduty.com', token: 'key' },
  },
])('is read of $name', ({ given, answer }) => {
  expect(read(given)).toEqual(answer);
});

it('names the key that is wrong', () => {
  expect(() => read({ apiBaseUrl: 'pagerduty', token: 'key' })).toThrow(
    /onCall\.pagerduty\.apiBaseUrl/,
  );
});
