// SPDX-License-Identifier: Apache-2.0
import { ConfigReader } from '@backstage/config';
import { readToolAccess } from './config';

const base = 'https://grafana.example/grafana';
const read = (seen?: object, asked?: object) =>
  readToolAccess(
    new ConfigReader({
      macadam: { links: { ...(seen && { grafana: seen }) } },
      toolStatus: { ...(asked && { grafana: asked }) },
    }),
    'grafana',
  );

it.each([
  {
    name: 'nothing',
    answer: {
      missing: ['macadam.links.grafana.baseUrl', 'toolStatus.grafana.token'],
    },
  },
  {
    name: 'a link alone',
    seen: { baseUrl: base },
    answer: { missing: ['toolStatus.grafana.token'] },
  },
  {
    name: 'a token alone: what it opens nobody could be led to',
    asked: { apiBaseUrl: 'http://grafana:3000', token: 'key' },
    answer: { missing: ['macadam.links.grafana.baseUrl'] },
  },
  {
    name: 'both',
    seen: { baseUrl: base },
    asked: { token: 'key' },
    answer: { apiBaseUrl: base, baseUrl: base, token: 'key' },
  },
  {
    name: 'an API that is reached elsewhere',
    seen: { baseUrl: base },
    asked: { apiBaseUrl: 'http://grafana:3000', token: 'key' },
    answer: { apiBaseUrl: 'http://grafana:3000', baseUrl: base, token: 'key' },
  },
])('is read of $name', ({ seen, asked, answer }) => {
  expect(read(seen, asked)).toEqual(answer);
});

it.each([
  { key: 'macadam.links.grafana.baseUrl', seen: { baseUrl: 'grafana' } },
  { key: 'toolStatus.grafana.apiBaseUrl', asked: { apiBaseUrl: 'ftp://a' } },
  { key: 'toolStatus.grafana.token', asked: { token: '' } },
])('names the key that is wrong: $key', ({ key, seen, asked }) => {
  expect(() => read(seen, asked)).toThrow(key);
});
