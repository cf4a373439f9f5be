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

describe('while it is found anew', () => {
  const known = async () => 1;

  beforeEach(async () => {
    memory = new BriefMemory({
      milliseconds: 1_000,
      whileRenewedMilliseconds: 4_000,
      mostEntries: 2,
    });
    await memory.answer('a', known);
    jest.setSystemTime(1_000);
  });

  it('gives what was known, and asks once', async () => {
    let tell: (answer: number) => void = () => {};
    const find = jest.fn(
      () => new Promise<number>(resolve => (tell = resolve)),
    );
    await expect(memory.answer('a', find)).resolves.toBe(1);
    await expect(memory.answer('a', find)).resolves.toBe(1);
    expect(find).toHaveBeenCalledTimes(1);
    tell(2);
    await jest.advanceTimersByTimeAsync(0);
    await expect(memory.answer('a', find)).resolves.toBe(2);
    expect(find).toHaveBeenCalledTimes(1);
  });

  it('gives what was known when that fails, and then not for ever', async () => {
    const away = async () => {
      throw new Error('away');
    };
    await expect(memory.answer('a', away)).resolves.toBe(1);
    await jest.advanceTimersByTimeAsync(0);
    await expect(memory.answer('a', away)).resolves.toBe(1);
    jest.setSystemTime(4_000);
    await expect(memory.answer('a', away)).rejects.toThrow('away');
  });

  it('forgets what is not there any more', async () => {
    await memory.answer('a', async () => undefined);
    await jest.advanceTimersByTimeAsync(0);
    await expect(memory.answer('a', async () => 3)).resolves.toBe(3);
  });
});
