// SPDX-License-Identifier: Apache-2.0
import {
  grafanaPathOf,
  grafanaTagOf,
  sonarqubeKeyOf,
  sonarqubePathOf,
} from './named';

it.each([
  { selector: 'service=payments', tag: 'service=payments' },
  { selector: 'tag=payments', tag: 'payments' },
  { selector: ' payments ', tag: 'payments' },
  { selector: 'tag=', tag: '' },
])('"$selector" names the tag "$tag"', ({ selector, tag }) => {
  expect(grafanaTagOf(selector)).toBe(tag);
});

it.each([
  { value: 'acme_payments', key: 'acme_payments' },
  { value: 'main/acme:payments', key: 'acme:payments' },
  { value: 'main/', key: '' },
])('"$value" names the project "$key"', ({ value, key }) => {
  expect(sonarqubeKeyOf(value)).toBe(key);
});

it('leads to what is named, and nothing beside', () => {
  expect(grafanaPathOf('a&b=c/../d')).toBe('dashboards?tag=a%26b%3Dc%2F..%2Fd');
  expect(sonarqubePathOf('acme:a&b')).toBe('dashboard?id=acme%3Aa%26b');
});
