// SPDX-License-Identifier: Apache-2.0
import type { ServiceOnCall } from '@macadam/plugin-on-call-common';
import { RememberedOnCall } from './RememberedOnCall';

const told = (entityRef: string): ServiceOnCall => ({
  entityRef,
  onCall: { kind: 'measured', people: [{ name: 'Ada' }] },
  source: { title: 'PagerDuty' },
});

let seconds: number;
let asked: string[][];
let isAway: boolean;

beforeEach(() => {
  seconds = 0;
  asked = [];
  isAway = false;
});

/** Whose entity is called nothing, the pager does not know. */
function aMemory(): RememberedOnCall {
  const getOnCall = async (entityRefs: readonly string[]) => {
    asked.push([...entityRefs]);
    if (isAway) throw new Error('away');
    return entityRefs.filter(ref => ref !== 'nothing').map(told);
  };
  return new RememberedOnCall({ getOnCall }, () => seconds * 1000);
}

it('asks once about what it was not told, and remembers that there was nothing', async () => {
  const memory = aMemory();
  const both = await Promise.all([
    memory.getOnCall(['a', 'nothing']),
    memory.getOnCall(['a', 'b']),
  ]);
  expect(both).toEqual([[told('a')], [told('a'), told('b')]]);
  await memory.getOnCall(['b', 'nothing']);
  expect(asked).toEqual([['a', 'nothing'], ['b']]);
});

it('asks anew about what it was told a minute ago', async () => {
  const memory = aMemory();
  await memory.getOnCall(['a']);
  seconds = 60;
  await memory.getOnCall(['a']);
  expect(asked).toEqual([['a'], ['a']]);
});

it('does not remember that it was told nothing', async () => {
  const memory = aMemory();
  isAway = true;
  await expect(memory.getOnCall(['a'])).rejects.toThrow('away');
  isAway = false;
  await expect(memory.getOnCall(['a'])).resolves.toEqual([told('a')]);
});

it('asks in as many requests as the backend wants', async () => {
  const refs = Array.from({ length: 60 }, (_, index) => `service-${index}`);
  await expect(aMemory().getOnCall(refs)).resolves.toEqual(refs.map(told));
  expect(asked.map(({ length }) => length)).toEqual([50, 10]);
});
