// SPDX-License-Identifier: Apache-2.0
import { Shell } from './Shell';
import { Shells } from './Shells';

const shells = new Shells();
const sh = (script: string, ...args: string[]) =>
  shells.run({ program: 'sh', args: ['-c', script, 'test', ...args] });

it('tells how a program ended, and what it wrote', async () => {
  const { code, stdout, stderr } = await sh('echo one; echo two >&2; exit 3');
  expect({ code, stdout: stdout.toString(), stderr }).toEqual({
    code: 3,
    stdout: 'one\n',
    stderr: 'two\n',
  });
});

it.each([
  { name: 'nothing', word: '' },
  { name: 'blanks and lines', word: ' a \n b ' },
  { name: 'quotes', word: `it's "so"` },
  { name: 'what a shell would do', word: '$(exit 7) `id` $HOME; exit 7 # *' },
  { name: 'the end of a command', word: `' <in >out; exit 7; echo '` },
])('gives a program $name as one word', async ({ word }) => {
  const { code, stdout } = await sh('printf %s "$1"', word);
  expect({ code, stdout: stdout.toString() }).toEqual({
    code: 0,
    stdout: word,
  });
});

it('gives a program its input and its environment, byte for byte', async () => {
  const input = Buffer.from([0, 10, 13, 255]);
  const { stdout } = await shells.run({
    program: 'sh',
    args: ['-c', 'cat; printf %s "$GREETING"'],
    input,
    env: { GREETING: "it's" },
  });
  expect(stdout).toEqual(Buffer.concat([input, Buffer.from("it's")]));
});

it('leaves no input of one program to the next', async () => {
  await shells.run({ program: 'cat', args: [], input: 'one' });
  const { stdout } = await shells.run({ program: 'cat', args: [] });
  expect(stdout.toString()).toBe('');
});

it('refuses a word that no program can be given', async () => {
  await expect(sh('true', 'a\0b')).rejects.toThrow(TypeError);
  expect((await sh('true')).code).toBe(0);
});

it('says that a program is not there', async () => {
  const { code } = await shells.run({ program: 'no-such-thing', args: [] });
  expect(code).toBe(127);
});

it('answers each of many that ask at once', async () => {
  const numbers = Array.from({ length: 20 }, (_, index) => String(index));
  const outcomes = await Promise.all(
    numbers.map(number => sh('printf %s "$1"', number)),
  );
  expect(outcomes.map(({ stdout }) => stdout.toString())).toEqual(numbers);
});

it('fails when a shell dies, and goes on with another', async () => {
  await expect(sh('kill -9 $PPID')).rejects.toThrow(/shell has ended/);
  expect((await sh('true')).code).toBe(0);
});

it('ends when it is told to', async () => {
  const shell = await Shell.start();
  shell.end();
  await expect(shell.run({ program: 'true', args: [] })).rejects.toThrow();
});
