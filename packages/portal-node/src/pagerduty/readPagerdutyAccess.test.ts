// SPDX-License-Identifier: Apache-2.0
import { ConfigReader } from '@backstage/config';
import { readPagerdutyAccess } from './readPagerdutyAccess';

const read = (pagerduty?: object) =>
  readPagerdutyAccess(
    new ConfigReader({ onCall: { ...(pagerduty && { pagerduty }) } }),
    'onCall.pagerduty',
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
  {
    name: 'both, among what else the section says',
    given: { apiBaseUrl: 'http://localhost', token: 'key', webhookSecret: 's' },
    answer: { apiBaseUrl: 'http://localhost', token: 'key' },
  },
])('is read of $name', ({ given, answer }) => {
  expect(read(given)).toEqual(answer);
});

it.each([
  { key: 'apiBaseUrl', given: { apiBaseUrl: 'pagerduty', token: 'key' } },
  { key: 'apiBaseUrl', given: { apiBaseUrl: 'ftp://pager.example' } },
  { key: 'token', given: { token: '' } },
])('names the key that is wrong: $key of $given', ({ key, given }) => {
  expect(() => read(given)).toThrow(`onCall.pagerduty.${key}`);
});
