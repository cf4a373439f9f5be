// SPDX-License-Identifier: Apache-2.0
import { repositoryRoot, runTool } from './repository';

jest.setTimeout(120_000);

interface Issues {
  file: string;
  [kind: string]: string | { name: string }[];
}

it('nothing is dead: no file, export or dependency that no one uses', async () => {
  const output = await runTool(
    'knip',
    ['--reporter', 'json', '--no-progress'],
    repositoryRoot,
  );
  const { issues }: { issues: Issues[] } = JSON.parse(output);
  const dead = issues.flatMap(({ file, ...kinds }) =>
    Object.entries(kinds).flatMap(([kind, found]) =>
      Array.isArray(found)
        ? found.map(({ name }) => `${file}: ${kind} ${name}`)
        : [],
    ),
  );
  expect(dead).toEqual([]);
});
