// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listRepositoryFiles, repositoryRoot } from '../repository';

const FILE_IN_BACKTICKS = /`([\w.-]+(?:\/[\w.-]+)*\.(?:tsx?|mjs|cjs|ya?ml))`/g;
const RELATIVE_LINK = /\]\((?!https?:|\/|#|mailto:)([^)#\s]+)/g;

const read = (file: string) => readFile(join(repositoryRoot, file), 'utf8');
const captures = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(match => match[1]);

it('every file that a walk names exists', async () => {
  const walks = await listRepositoryFiles('docs/walks/*.md');
  expect(walks).not.toHaveLength(0);
  for (const walk of walks) {
    const named = captures(await read(walk), FILE_IN_BACKTICKS).filter(
      path => path.includes('/') || path.startsWith('app-config'),
    );
    expect(named).not.toHaveLength(0);
    const missing = named.filter(
      path => !existsSync(join(repositoryRoot, path)),
    );
    expect({ walk, missing }).toEqual({ walk, missing: [] });
  }
});

it('every relative link in our documents leads to a file', async () => {
  const documents = await listRepositoryFiles('*.md', 'docs/**/*.md');
  for (const document of documents.filter(
    path => !path.startsWith('templates/'),
  )) {
    const missing = captures(await read(document), RELATIVE_LINK).filter(
      link => !existsSync(join(repositoryRoot, dirname(document), link)),
    );
    expect({ document, missing }).toEqual({ document, missing: [] });
  }
});

it('every workspace is a room that newcomers are told of', async () => {
  const [, table] = (await read('CONTRIBUTING.md')).split('## The rooms');
  const rooms = captures(table.split('## ')[0], /`([a-z]+\/[^`]+)`/g).map(
    room => new RegExp(`^${room.replace(/-\*$/, '(-[^/]*)?')}$`),
  );
  const manifests = await listRepositoryFiles(
    ':(glob)packages/*/package.json',
    ':(glob)plugins/*/package.json',
  );
  const workspaces = manifests.map(dirname);
  expect(workspaces).toContain('packages/app');
  const untold = workspaces.filter(
    workspace => !rooms.some(room => room.test(workspace)),
  );
  expect(untold).toEqual([]);
});

it('the docs lead to every page of ours', async () => {
  const leading = [
    await read('mkdocs.yml'),
    // Each decision is a row of its own there.
    (await read('docs/adr/README.md')).replace(/\]\(/g, '](adr/'),
  ].join('\n');
  const pages = (await listRepositoryFiles('docs/**/*.md')).map(file =>
    file.slice('docs/'.length),
  );
  expect(pages).toContain('operating/configure.md');
  expect(pages.filter(page => !leading.includes(page))).toEqual([]);
});
