// SPDX-License-Identifier: Apache-2.0
import { BriefMemory } from './BriefMemory';

let memory: BriefMemory<number | undefined>;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  memory = new BriefMemory({ milliseconds: 1_000, mostEntries: 2 });
});

afterEach(() => jest.useRealTimers());

it('asks once for those who ask at the same time or soon after', async () => {
  const find = jest.fn(async () => 1);
  const together = [memory.answer('a', find), memory.answer('a', find)];
  await expect(Promise.all(together)).resolves.toEqual([1, 1]);
  jest.setSystemTime(999);
  await memory.answer('a', find);
  expect(find).toHaveBeenCalledTimes(1);
});

it('asks again when the moment is over', async () => {
  await memory.answer('a', async () => 1);
  jest.setSystemTime(1_000);
  await expect(memory.answer('a', async () => 2)).resolves.toBe(2);
});

it('tells nobody what another question was answered', async () => {
  await memory.answer('a', async () => 1);
  await expect(memory.answer('b', async () => 2)).resolves.toBe(2);
});

it('keeps neither a failure nor that there was nothing', async () => {
  const away = async () => {
    throw new Error('away');
  };
  await expect(memory.answer('a', away)).rejects.toThrow('away');
  await memory.answer('a', async () => undefined);
  await expect(memory.answer('a', async () => 3)).resolves.toBe(3);
});

it('keeps no more than it was made for', async () => {
  for (const key of ['a', 'b', 'c']) await memory.answer(key, async () => 1);
  await expect(memory.answer('a', async () => 2)).resolves.toBe(2);
});
