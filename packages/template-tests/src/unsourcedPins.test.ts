// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './project';
import { unsourcedPins } from './unsourcedPins';

const commit = 'c0ffee'.repeat(7).slice(0, 40);
const digest = `sha256:${'5eed'.repeat(16)}`;

it.each([
  ['an action whose release is not said', `- uses: a/b@${commit}`],
  ['an action with words in its place', `- uses: a/b@${commit} # latest`],
  ['an image’s digest', `FROM node:24@${digest}`],
  ['a commit in prose', `Made from ${commit}.`],
])('finds %s', (_, line) => {
  expect(unsourcedPins(`name: x\n  ${line}\n`)).toEqual([line]);
});

it.each([
  ['an action with its release', `- uses: a/b/c@${commit} # v1.2.3`],
  [
    'a digest with its address',
    `FROM node:24@${digest} # source: https://registry.example/node`,
  ],
  [
    'what npm computed',
    '"integrity": "sha512-kfYGy8IdzTGy+z0vFGvExZtxkFlA4zAxgKEahG9KE1ScBjpQnFsNOX8KTU5ojNru5ed5CVoJYXFtoxaq5nFbjQ=="',
  ],
])('takes %s', (_, line) => {
  expect(unsourcedPins(line)).toEqual([]);
});

it.each(['templates', 'platform'])(
  'nothing in %s names a commit or a digest that nobody can look up',
  folder => {
    const files = readdirSync(join(checkout, folder), {
      recursive: true,
      withFileTypes: true,
    }).filter(entry => entry.isFile());
    expect(files.length).toBeGreaterThan(5);
    const found = files.flatMap(({ parentPath, name }) =>
      unsourcedPins(readFileSync(join(parentPath, name), 'utf8')).map(
        line => `${name}: ${line}`,
      ),
    );
    expect(found).toEqual([]);
  },
);
