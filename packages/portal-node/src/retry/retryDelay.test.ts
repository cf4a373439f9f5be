// SPDX-License-Identifier: Apache-2.0
import { retryDelay, type Failure } from './retryDelay';

const now = new Date('2026-06-01T12:00:00Z');
const inSeconds = (seconds: number) => now.getTime() / 1000 + seconds;

it.each<{
  name: string;
  failure: Failure;
  attempt?: number;
  random?: number;
  firstDelayMilliseconds?: number;
  answer: number | undefined;
}>([
  {
    name: 'no answer: half the delay at least',
    failure: { headers: {} },
    answer: 250,
  },
  {
    name: 'no answer: the whole delay at most',
    failure: { headers: {} },
    random: 1,
    answer: 500,
  },
  {
    name: 'the delay doubles',
    failure: { status: 502, headers: {} },
    attempt: 3,
    random: 1,
    answer: 2000,
  },
  {
    name: 'another first delay doubles as well',
    failure: { status: 502, headers: {} },
    attempt: 3,
    random: 1,
    firstDelayMilliseconds: 10,
    answer: 40,
  },
  {
    name: 'the fifth failure is final',
    failure: { status: 502, headers: {} },
    attempt: 5,
    answer: undefined,
  },
  {
    name: 'Retry-After is kept to the second',
    failure: { status: 429, headers: { 'retry-after': '7' } },
    answer: 7000,
  },
  {
    name: 'a secondary limit comes as 403 with Retry-After',
    failure: { status: 403, headers: { 'retry-after': '2' } },
    answer: 2000,
  },
  {
    name: 'nobody waits longer than a minute',
    failure: { status: 429, headers: { 'retry-after': '61' } },
    answer: undefined,
  },
  {
    name: 'a spent limit tells when it is renewed',
    failure: {
      status: 403,
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': inSeconds(20),
      },
    },
    answer: 20_000,
  },
  {
    name: 'a limit that was renewed meanwhile needs no wait',
    failure: {
      status: 429,
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': inSeconds(-3),
      },
    },
    answer: 0,
  },
  {
    name: 'Retry-After may be a date',
    failure: {
      status: 503,
      headers: { 'retry-after': 'Mon, 01 Jun 2026 12:00:09 GMT' },
    },
    answer: 9000,
  },
  {
    name: 'a Retry-After that says nothing leaves it to the growing delay',
    failure: { status: 429, headers: { 'retry-after': 'soon' } },
    answer: 250,
  },
  {
    name: 'a spent limit tells in how many seconds it is renewed',
    failure: {
      status: 429,
      headers: { 'ratelimit-remaining': '0', 'ratelimit-reset': '12' },
    },
    answer: 12_000,
  },
  {
    name: 'a plain 403 is final',
    failure: { status: 403, headers: { 'x-ratelimit-remaining': '100' } },
    answer: undefined,
  },
  {
    name: '501 is final',
    failure: { status: 501, headers: {} },
    answer: undefined,
  },
  {
    name: '422 is final',
    failure: { status: 422, headers: {} },
    answer: undefined,
  },
])('$name', ({ failure, attempt = 1, random = 0, answer, ...given }) => {
  const moment = { attempt, now, random };
  expect(retryDelay(failure, { ...moment, ...given })).toBe(answer);
});
