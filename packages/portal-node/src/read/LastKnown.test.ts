// SPDX-License-Identifier: Apache-2.0
import { CredentialsRefusedError } from '../http/CredentialsRefusedError';
import { LastKnown, type Rules } from './LastKnown';

const BEGIN = Date.parse('2026-06-01T12:00:00.000Z');
const second = (count: number) => new Date(BEGIN + count * 1000).toISOString();

let seconds: number;
let asked: number;
let isAway: boolean;

beforeEach(() => {
  seconds = 0;
  asked = 0;
  isAway = false;
});

/** Fresh for 10 seconds, left alone for 5 after a failure, and kept for 60. */
function aMemory(change: Partial<Rules> = {}): LastKnown<string> {
  return new LastKnown({
    freshMilliseconds: 10_000,
    pauseMilliseconds: 5_000,
    keptMilliseconds: 60_000,
    mostEntries: 10,
    now: () => BEGIN + seconds * 1000,
    ...change,
  });
}

async function find(): Promise<string> {
  asked += 1;
  if (isAway) throw new Error('away');
  return `answer ${asked}`;
}

it('asks once while an answer is fresh, and for all who ask together', async () => {
  const memory = aMemory();
  const both = await Promise.all([
    memory.read('a', find),
    memory.read('a', find),
  ]);
  expect(both).toEqual(
    [1, 2].map(() => ({ value: 'answer 1', readAt: second(0) })),
  );
  seconds = 9;
  expect(await memory.read('a', find)).toEqual(both[0]);
  seconds = 10;
  expect(await memory.read('a', find)).toEqual({
    value: 'answer 2',
    readAt: second(10),
  });
});

it('remembers that there is nothing', async () => {
  const memory = new LastKnown<undefined>({
    freshMilliseconds: 10_000,
    pauseMilliseconds: 0,
    keptMilliseconds: 0,
    mostEntries: 1,
  });
  const nothing = jest.fn(async () => undefined);
  await memory.read('a', nothing);
  const reading = await memory.read('a', nothing);
  expect(reading.readAt).toBeDefined();
  expect(nothing).toHaveBeenCalledTimes(1);
});

it('gives what was known while the source fails, until that is too old', async () => {
  const memory = aMemory();
  await memory.read('a', find);
  isAway = true;
  seconds = 20;
  const failing = { failingSince: second(20), reason: 'away' };
  const known = { value: 'answer 1', readAt: second(0), ...failing };
  expect(await memory.read('a', find)).toEqual(known);
  seconds = 59;
  expect(await memory.read('a', find)).toEqual(known);
  seconds = 60;
  expect(await memory.read('a', find)).toEqual(failing);
  isAway = false;
  seconds = 70;
  expect(await memory.read('a', find)).toEqual({
    value: expect.stringMatching(/^answer/),
    readAt: second(70),
  });
});

it('does not give what the source refuses now', async () => {
  const memory = aMemory();
  await memory.read('a', find);
  seconds = 10;
  const refused = async () => {
    throw new CredentialsRefusedError('no');
  };
  expect(await memory.read('a', refused)).toEqual({
    failingSince: second(10),
    reason: 'no',
    isRefused: true,
  });
  seconds = 20;
  expect(await memory.read('a', find)).toEqual({
    value: 'answer 2',
    readAt: second(20),
  });
});

it('leaves a source that fails alone for a while, and complains once', async () => {
  const complaints: string[] = [];
  const onFailing = ({ message }: Error) => complaints.push(message);
  const memory = aMemory({ onFailing });
  isAway = true;
  await memory.read('a', find);
  seconds = 4;
  await memory.read('a', find);
  expect(asked).toBe(1);
  seconds = 5;
  const later = await memory.read('a', find);
  expect(asked).toBe(2);
  expect(later).toEqual({ failingSince: second(0), reason: 'away' });
  expect(await memory.read('b', find)).toEqual(later);
  expect(complaints).toEqual(['away']);
});

it('forgets what was asked for longest ago', async () => {
  const memory = aMemory({ mostEntries: 2 });
  for (const key of ['a', 'b', 'a', 'c']) await memory.read(key, find);
  expect(asked).toBe(3);
  await memory.read('a', find);
  expect(asked).toBe(3);
  await memory.read('b', find);
  expect(asked).toBe(4);
});
