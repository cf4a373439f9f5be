// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../repository';
import { everythingSet, required, type Environment } from './environments';

jest.setTimeout(120_000);

/** Runs `npm run config:check` with this environment and no other. It reads the schemas of all packages, which takes some seconds each time. */
async function configCheck(env: Environment) {
  const { scripts } = JSON.parse(
    await readFile(join(repositoryRoot, 'package.json'), 'utf8'),
  );
  const [tool, ...args]: string[] = scripts['config:check'].split(' ');
  const program = join(repositoryRoot, 'node_modules/.bin', tool);
  return new Promise<{ exitCode: unknown; said: string }>(resolve => {
    execFile(
      process.execPath,
      [program, ...args],
      { cwd: repositoryRoot, env },
      (error, _, said) => resolve({ exitCode: error?.code ?? 0, said }),
    );
  });
}

/** The keys that it complains about. */
const wrongKeys = (said: string) =>
  new Set(Array.from(said.matchAll(/ at (\/\S+)$/gm), ([, key]) => key));

it('config:check passes with every variable set', async () => {
  const { exitCode, said } = await configCheck(await everythingSet());
  expect({ exitCode, wrong: wrongKeys(said) }).toEqual({
    exitCode: 0,
    wrong: new Set(),
  });
});

it('with only what is required, config:check finds a number that is none, and nothing else', async () => {
  const { exitCode, said } = await configCheck({
    ...required,
    MACADAM_RATE_LIMIT: 'many',
  });
  expect(exitCode).toBe(1);
  expect(wrongKeys(said)).toEqual(
    new Set(['/backend/rateLimit', '/backend/rateLimit/incomingRequestLimit']),
  );
});
