// SPDX-License-Identifier: Apache-2.0
import { problemsOf } from './workflowProblems';

const job = (lines: string) =>
  `on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n${lines}`;

it.each([
  ['an unknown key', job('    stepss: []\n')],
  [
    'an unknown permission',
    job('    permissions: { everything: write }\n    steps: [{ run: a }]\n'),
  ],
  ['a broken expression', job('    steps: [{ run: "${{ github.sha( }}" }]\n')],
  [
    'a context that is not there',
    job('    steps: [{ run: "${{ hithub.sha }}" }]\n'),
  ],
  ['a need of nothing', job('    needs: b\n    steps: [{ run: a }]\n')],
])('finds %s', async (_, content) => {
  expect(await problemsOf('ci.yaml', content)).not.toEqual([]);
});

it('finds nothing wrong with what is right', async () => {
  const content = job(
    '    steps: [{ run: a, if: "vars.X != \'off\' && always()" }]\n',
  );
  expect(await problemsOf('ci.yaml', content)).toEqual([]);
});
