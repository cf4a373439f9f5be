// SPDX-License-Identifier: Apache-2.0
import { AnswerCache } from './AnswerCache';

let version: string;
let drawn: number;

beforeEach(() => {
  version = '1';
  drawn = 0;
});

const draw = async () => ++drawn;
const current = async () => version;

it('draws once while the data stays, however many ask at once', async () => {
  const cache = new AnswerCache(10);
  const ask = () => cache.answer('a', current, draw);
  await expect(Promise.all([ask(), ask(), ask()])).resolves.toEqual([1, 1, 1]);
  await expect(ask()).resolves.toBe(1);
});

it('draws again when the data has changed', async () => {
  const cache = new AnswerCache(10);
  await cache.answer('a', current, draw);
  version = '2';
  await expect(cache.answer('a', current, draw)).resolves.toBe(2);
});

it('waits for what is being drawn before it draws a newer answer, once for all who wait', async () => {
  const cache = new AnswerCache(10);
  let finish = (_: number) => {};
  const first = cache.answer(
    'a',
    current,
    () => new Promise<number>(resolve => (finish = resolve)),
  );
  await new Promise(setImmediate);
  version = '2';
  const later = [1, 2].map(() => cache.answer('a', current, draw));
  await new Promise(setImmediate);
  expect(drawn).toBe(0);
  finish(7);
  await expect(first).resolves.toBe(7);
  await expect(Promise.all(later)).resolves.toEqual([1, 1]);
});

it('keeps no failure', async () => {
  const cache = new AnswerCache(10);
  const fail = () => Promise.reject(new Error('away'));
  await expect(cache.answer('a', current, fail)).rejects.toThrow('away');
  await expect(cache.answer('a', current, draw)).resolves.toBe(1);
});

it('keeps so many keys and no more', async () => {
  const cache = new AnswerCache(2);
  for (const key of ['a', 'b', 'a', 'c']) {
    await cache.answer(key, current, draw);
  }
  expect(drawn).toBe(3);
  await cache.answer('a', current, draw);
  expect(drawn).toBe(3);
  await cache.answer('b', current, draw);
  expect(drawn).toBe(4);
});
