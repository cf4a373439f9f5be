// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  aCommit,
  aRepository,
  aStory,
  startTestForge,
  type TestForge,
} from '../testing';
import { publishCheckout } from './publishCheckout';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

let forge: TestForge;
let checkout: string;

beforeEach(async () => {
  checkout = await mkdtemp(path.join(os.tmpdir(), 'forge-checkout-'));
  const platform = aRepository({
    name: 'platform',
    commits: [
      aCommit('Found the platform', {
        'catalog-info.yaml': 'kind: System\n',
        'docs/history.md': 'Once upon a time\n',
      }),
    ],
  });
  const story = aStory({ repositories: [platform] });
  forge = await startTestForge({ story: () => story });
});

afterEach(async () => {
  await forge.close();
  await rm(checkout, { recursive: true, force: true });
});

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(checkout, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

const platform = () => forge.forge.repositories.get('acme', 'platform');

const publish = () =>
  publishCheckout(forge.forge, platform(), { checkout, sender: 'ada' });

async function published() {
  const git = forge.forge.repositories.git(platform());
  const tip = (await git.branch('main')) ?? '';
  const entries = await git.tree(tip, { recursive: true });
  return {
    files: entries.filter(({ type }) => type === 'blob').map(e => e.path),
    commits: (await git.log('main')).length,
  };
}

it('adds what the checkout holds to what the repository held', async () => {
  await write({
    'templates/a/template.yaml': 'kind: Template\n',
    'docs/index.md': '# Docs\n',
    'mkdocs.yml': 'site_name: Macadam\n',
    'docs/node_modules/x/index.js': 'not ours',
    'packages/app/index.ts': 'not for the platform',
  });
  await publish();
  expect((await published()).files).toEqual([
    'catalog-info.yaml',
    'docs/history.md',
    'docs/index.md',
    'mkdocs.yml',
    'templates/a/template.yaml',
  ]);
});

it('puts reusable workflows where GitHub looks for them', async () => {
  await write({
    'platform/workflows/service-v1.yaml': 'on: workflow_call\njobs: {}\n',
    'platform/workflows/README.md': '# Workflows\n',
  });
  await publish();
  expect((await published()).files).toEqual([
    '.github/workflows/service-v1.yaml',
    'catalog-info.yaml',
    'docs/history.md',
    'platform/workflows/README.md',
  ]);
});

it('commits only what has changed since, and removes what is gone', async () => {
  await write({ 'docs/a.md': 'a', 'docs/b.md': 'b' });
  await publish();
  const before = await published();
  await publish();
  expect(await published()).toEqual(before);

  await write({ 'docs/a.md': 'A' });
  await rm(path.join(checkout, 'docs/b.md'));
  await publish();
  const after = await published();
  expect(after.commits).toBe(before.commits + 1);
  expect(after.files).toEqual([
    'catalog-info.yaml',
    'docs/a.md',
    'docs/history.md',
  ]);
});
