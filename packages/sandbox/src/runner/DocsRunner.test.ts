// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDocsRunner, type DocsRunner } from './DocsRunner';

/** Stands for MkDocs where there is no Python: shows the pages' text, and fails as MkDocs does. */
const MKDOCS = `#!/bin/sh
while [ $# -gt 0 ]; do
  case "$1" in -f) config=$2 ;; -d) site=$2 ;; esac
  shift
done
if grep -q 'site_name: Broken' "$config"; then
  echo 'INFO - Cleaning site directory' >&2
  echo 'ERROR - Config value docs_dir: no such directory' >&2
  exit 1
fi
mkdir -p "$site/search"
cat docs/*.md > "$site/index.html"
cp "$config" "$site/config.yml"
env > "$site/env.txt"
echo '{"docs":[]}' > "$site/search/search_index.json"
echo x >> "$(dirname "$0")/builds"
`;

let directory: string;
let techdocsDir: string;
let runner: DocsRunner;
let log: string[];

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'runner-'));
  techdocsDir = path.join(directory, 'techdocs');
  await mkdir(path.join(directory, 'bin'));
  await writeFile(path.join(directory, 'bin/mkdocs'), MKDOCS, { mode: 0o755 });
  log = [];
  runner = aRunner();
});

afterEach(async () => {
  await runner.close();
  await rm(directory, { recursive: true });
});

it('publishes the docs of a commit where the portal looks for them', async () => {
  const sha = await commit('payment-service', {
    'catalog-info.yaml': entities({ name: 'Payment-Service' }),
    'mkdocs.yml': 'site_name: Payments\nsite_description: Takes money\n',
    'docs/index.md': 'What it promises',
  });
  runner.enqueue('payment-service', sha);
  await runner.idle();

  expect(await read('default/component/payment-service/index.html')).toBe(
    'What it promises',
  );
  expect(await metadata('default/component/payment-service')).toEqual({
    site_name: 'Payments',
    site_description: 'Takes money',
    etag: sha,
    build_timestamp: expect.any(Number),
    files: ['config.yml', 'env.txt', 'index.html', 'search/search_index.json'],
  });
  expect(log).toEqual([expect.stringMatching(/^Docs of payment-service are/)]);
});

it('replaces the site with that of the next commit', async () => {
  const first = await commit('orders', aDocumentedTree('First'));
  runner.enqueue('orders', first);
  await runner.idle();
  const second = await commit('orders', aDocumentedTree('Second'));
  runner.enqueue('orders', second);
  await runner.idle();

  expect(await read('default/component/orders/index.html')).toBe('Second');
  expect(await readdir(techdocsDir)).toEqual(['default']);
});

it('builds nothing twice, not even after a restart', async () => {
  const sha = await commit('orders', aDocumentedTree('Text'));
  runner.enqueue('orders', sha);
  await runner.idle();
  await runner.close();
  runner = aRunner();
  runner.enqueue('orders', sha);
  await runner.idle();

  expect(await builds()).toBe(1);
});

it('skips to the newest of the commits that wait', async () => {
  const shas = [];
  for (const word of ['One', 'Two', 'Three']) {
    shas.push(await commit('orders', aDocumentedTree(word)));
  }
  shas.forEach(sha => runner.enqueue('orders', sha));
  await runner.idle();

  expect(await read('default/component/orders/index.html')).toBe('Three');
  expect(await builds()).toBe(1);
});

it('builds what was pushed before what was there at the start', async () => {
  for (const name of ['archive', 'orders', 'stock']) {
    runner.enqueue(name, await commit(name, aDocumentedTree(name)));
  }
  const pushed = await commit('refund-api', aDocumentedTree('Pushed'));
  runner.enqueue('refund-api', pushed, { urgent: true });
  await runner.idle();

  const order = log.map(line => /^Docs of (\S+) are/.exec(line)?.[1]);
  expect(order.indexOf('refund-api')).toBeLessThan(order.indexOf('stock'));
  expect(order).toHaveLength(4);
});

it('keeps the old site and says why when a build fails', async () => {
  const good = await commit('orders', aDocumentedTree('Good'));
  runner.enqueue('orders', good);
  await runner.idle();
  const broken = { ...aDocumentedTree('x'), 'mkdocs.yml': 'site_name: Broken' };
  runner.enqueue('orders', await commit('orders', broken));
  await runner.idle();

  expect(await read('default/component/orders/index.html')).toBe('Good');
  expect(log.at(-1)).toBe(
    'Docs of orders failed: ERROR - Config value docs_dir: no such directory',
  );
});

it('goes on with the next repository after one that fails', async () => {
  const { 'mkdocs.yml': _, ...incomplete } = aDocumentedTree('x');
  runner.enqueue('orders', await commit('orders', incomplete));
  runner.enqueue('stock', await commit('stock', aDocumentedTree('Stock')));
  await runner.idle();

  expect(log[0]).toBe('Docs of orders failed: there is no mkdocs.yml');
  expect(await read('default/component/orders/index.html')).toBe('Stock');
});

it('leaves out of a build what could run code, and the tokens of the sandbox', async () => {
  process.env.GITHUB_TOKEN = 'token-of-the-sandbox';
  const tree = {
    ...aDocumentedTree('Text'),
    'mkdocs.yml':
      'site_name: Orders\nhooks: [run.py]\nplugins: [macros]\ntheme: { custom_dir: evil }\n',
  };
  runner.enqueue('orders', await commit('orders', tree));
  await runner.idle();
  delete process.env.GITHUB_TOKEN;

  const site = 'default/component/orders';
  expect(await read(`${site}/config.yml`)).toBe(
    'site_name: Orders\ndocs_dir: docs\ntheme:\n  name: material\n  font: false\nplugins:\n  - techdocs-core\n',
  );
  expect(await read(`${site}/env.txt`)).not.toContain('token-of-the-sandbox');
});

it('does not read docs from outside the repository', async () => {
  const tree = {
    ...aDocumentedTree('Text'),
    'mkdocs.yml': 'site_name: Orders\ndocs_dir: ../..\n',
  };
  runner.enqueue('orders', await commit('orders', tree));
  await runner.idle();

  expect(log).toEqual([
    'Docs of orders failed: docs_dir leads out of the repository',
  ]);
});

it('does not follow links out of the repository', async () => {
  await writeFile(path.join(directory, 'secret.md'), 'a secret');
  const sha = await commit('orders', aDocumentedTree('Text'), async tree => {
    await symlink(path.join(directory, 'secret.md'), `${tree}/docs/a.md`);
  });
  runner.enqueue('orders', sha);
  await runner.idle();

  expect(await read('default/component/orders/index.html')).toBe('Text');
});

it('passes over a repository whose entities keep no docs in it', async () => {
  const tree = { 'catalog-info.yaml': 'kind: System\nmetadata: { name: x }\n' };
  runner.enqueue('orders', await commit('orders', tree));
  runner.enqueue('stock', await commit('stock', { 'README.md': 'Stock' }));
  await runner.idle();

  expect(log).toEqual([]);
  expect(await readdir(techdocsDir)).toEqual([]);
});

it('clears away what a killed runner left', async () => {
  await mkdir(path.join(techdocsDir, '.building-abc'), { recursive: true });
  runner.enqueue('orders', await commit('orders', aDocumentedTree('Text')));
  await runner.idle();

  expect(await readdir(techdocsDir)).toEqual(['default']);
});

it('stops at once when it is closed', async () => {
  const sleeping = '#!/bin/sh\nexec sleep 600\n';
  await writeFile(path.join(directory, 'bin/mkdocs'), sleeping);
  runner.enqueue('orders', await commit('orders', aDocumentedTree('Text')));
  runner.enqueue('stock', await commit('stock', aDocumentedTree('Stock')));
  await runner.close();

  expect(existsSync(path.join(techdocsDir, 'default'))).toBe(false);
  expect(log).toEqual([]);
});

it('says once that docs are off when there is no MkDocs', async () => {
  runner = aRunner({ mkdocsBin: undefined });
  runner.enqueue('orders', await commit('orders', aDocumentedTree('Text')));
  await runner.idle();

  expect(log).toEqual(['Docs are off: there is no MkDocs']);
});

function aRunner(options: { mkdocsBin?: string } = {}) {
  const say = (message: string) => void log.push(message);
  return createDocsRunner({
    repositoriesDir: path.join(directory, 'repositories'),
    techdocsDir,
    mkdocsBin: path.join(directory, 'bin'),
    logger: { info: say, warn: say },
    ...options,
  });
}

function aDocumentedTree(words: string): Record<string, string> {
  return {
    'catalog-info.yaml': entities({ name: 'orders' }),
    'mkdocs.yml': 'site_name: Orders\n',
    'docs/index.md': words,
  };
}

function entities({ name }: { name: string }): string {
  return `kind: Component
metadata:
  name: ${name}
  annotations: { backstage.io/techdocs-ref: 'dir:.' }
---
kind: API
metadata: { name: ${name}-api }
`;
}

/** Replaces the repository's tree; answers with the commit's id. */
async function commit(
  name: string,
  files: Record<string, string>,
  prepare?: (tree: string) => Promise<void>,
): Promise<string> {
  const tree = await mkdtemp(path.join(directory, 'tree-'));
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(tree, file)), { recursive: true });
    await writeFile(path.join(tree, file), content);
  }
  await prepare?.(tree);
  const repository = path.join(directory, 'repositories', `${name}.git`);
  const git = (...args: string[]) =>
    execFileSync('git', ['--git-dir', repository, '--work-tree', tree, ...args])
      .toString()
      .trim();
  if (!existsSync(repository)) {
    execFileSync('git', ['init', '--quiet', '--bare', repository]);
  }
  git('add', '--all');
  const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@acme.example'];
  git(...author, 'commit', '--quiet', '--message', 'Change');
  return git('rev-parse', 'HEAD');
}

function read(file: string): Promise<string> {
  return readFile(path.join(techdocsDir, file), 'utf8');
}

async function metadata(site: string) {
  return JSON.parse(await read(`${site}/techdocs_metadata.json`));
}

async function builds(): Promise<number> {
  const text = await readFile(path.join(directory, 'bin/builds'), 'utf8');
  return text.split('\n').length - 1;
}
