// SPDX-License-Identifier: Apache-2.0
import { readAhead } from './readAhead';

async function* parts(read: string[], fails = false) {
  try {
    for (const part of ['a', 'b', 'c']) {
      read.push(part);
      yield part;
    }
    if (fails) throw new Error('The disk is gone');
  } finally {
    read.push('closed');
  }
}

async function take(all: AsyncIterable<string>, most = Infinity) {
  const taken: string[] = [];
  for await (const part of all) {
    taken.push(part);
    if (taken.length >= most) break;
  }
  return taken;
}

it('gives every part in order, and closes what it read', async () => {
  const read: string[] = [];
  await expect(take(readAhead(parts(read)))).resolves.toEqual(['a', 'b', 'c']);
  expect(read).toEqual(['a', 'b', 'c', 'closed']);
});

it('reads one part on before it is asked for, and no more', async () => {
  const read: string[] = [];
  const ahead = readAhead(parts(read));
  await ahead.next();
  await new Promise(setImmediate);
  expect(read).toEqual(['a', 'b']);
  await ahead.return(undefined);
  expect(read).toEqual(['a', 'b', 'closed']);
});

it('closes what it read when nobody wants more', async () => {
  const read: string[] = [];
  await take(readAhead(parts(read)), 1);
  expect(read.at(-1)).toBe('closed');
});

it('fails as its source does, after what came before', async () => {
  const taken: string[] = [];
  const failing = async () => {
    for await (const part of readAhead(parts([], true))) taken.push(part);
  };
  await expect(failing()).rejects.toThrow('The disk is gone');
  expect(taken).toEqual(['a', 'b', 'c']);
});
