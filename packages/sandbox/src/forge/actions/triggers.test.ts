// SPDX-License-Identifier: Apache-2.0
import { isTriggered, type Occasion } from './triggers';
import { parseWorkflow } from './Workflow';

const push = (ref: string, ...paths: string[]): Occasion => ({
  event: 'push',
  ref,
  paths,
});
const pull = (type: string, base = 'main'): Occasion => ({
  event: 'pull_request',
  type,
  base,
  paths: ['src/a.ts'],
});
const after = (workflow: string, type = 'completed'): Occasion => ({
  event: 'workflow_run',
  type,
  workflow,
  branch: 'main',
});

it.each([
  ['push', push('refs/heads/x'), true],
  ['push', push('refs/tags/v1'), true],
  ['[push, pull_request]', pull('opened'), true],
  ['push', pull('opened'), false],
  ['{ push: { branches: [main] } }', push('refs/heads/main'), true],
  ['{ push: { branches: [main] } }', push('refs/heads/other'), false],
  ['{ push: { branches: [main] } }', push('refs/tags/v1'), false],
  [
    '{ push: { branches: ["release/**"] } }',
    push('refs/heads/release/1/x'),
    true,
  ],
  [
    '{ push: { branches: ["release/*"] } }',
    push('refs/heads/release/1/x'),
    false,
  ],
  ['{ push: { branches: ["**", "!wip"] } }', push('refs/heads/wip'), false],
  ['{ push: { branches-ignore: [wip] } }', push('refs/heads/wip'), false],
  ['{ push: { tags: ["v*"] } }', push('refs/tags/v1'), true],
  ['{ push: { tags: ["v*"] } }', push('refs/heads/v1'), false],
  [
    '{ push: { paths: ["docs/**"] } }',
    push('refs/heads/x', 'docs/a/b.md'),
    true,
  ],
  ['{ push: { paths: ["docs/**"] } }', push('refs/heads/x', 'src/a.ts'), false],
  [
    '{ push: { paths-ignore: ["docs/**"] } }',
    push('refs/heads/x', 'docs/a.md'),
    false,
  ],
  [
    '{ push: { paths-ignore: ["docs/**"] } }',
    push('refs/heads/x', 'docs/a.md', 'a'),
    true,
  ],
  ['{ pull_request: null }', pull('synchronize'), true],
  ['{ pull_request: null }', pull('closed'), false],
  ['{ pull_request: { types: [closed] } }', pull('closed'), true],
  ['{ pull_request: { branches: [main] } }', pull('opened', 'next'), false],
  [
    '{ workflow_run: { workflows: [ci], types: [completed] } }',
    after('ci'),
    true,
  ],
  [
    '{ workflow_run: { workflows: [ci], types: [completed] } }',
    after('ci', 'requested'),
    false,
  ],
  ['{ workflow_run: { workflows: [ci] } }', after('other'), false],
  ['{ schedule: [{ cron: "0 0 * * *" }] }', push('refs/heads/main'), false],
])('on: %s, given %j: %s', (on, occasion, expected) => {
  const workflow = parseWorkflow('ci.yaml', `on: ${on}\njobs: {}\n`);
  expect(workflow && isTriggered(workflow, occasion)).toBe(expected);
});

it('a file that is no workflow is none', () => {
  expect(parseWorkflow('a.yaml', 'on: [push')).toBeUndefined();
  expect(parseWorkflow('a.yaml', 'name: x')).toBeUndefined();
});
