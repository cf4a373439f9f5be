// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Forge } from '../Forge';
import type { FileChanges } from '../git';
import { commitFiles } from '../repositories/commitFiles';
import type { RepositoryRecord } from '../store';

/** What of this checkout a company keeps in its platform repository. */
const PUBLISHED = ['catalog', 'templates', 'platform', 'docs', 'mkdocs.yml'];
const NEVER_PUBLISHED = new Set(['node_modules', '.git', 'dist', 'coverage']);

/** Where GitHub looks for workflows that others call; in a checkout they stand beside what they belong to. */
const WORKFLOWS = /^platform\/workflows\/([^/]+\.ya?ml)$/;

/** Paths that an earlier start has published, so that what is gone here goes there too. */
const PUBLISHED_PATHS = 'publishedPaths';

/** Brings the platform repository to what the checkout holds; other files there stay. */
export async function publishCheckout(
  forge: Forge,
  repository: RepositoryRecord,
  options: { checkout: string; sender: string },
): Promise<void> {
  const { marks } = forge.store;
  const local = await filesOf(options.checkout);
  const before = (marks.get(PUBLISHED_PATHS) as string[] | undefined) ?? [];
  const published = await publishedIds(forge, repository);
  const files: FileChanges = {};
  for (const [name, content] of local) {
    if (published.get(name) !== blobId(content)) files[name] = content;
  }
  for (const name of before) {
    if (!local.has(name) && published.has(name)) files[name] = null;
  }
  if (Object.keys(files).length > 0) {
    await commitFiles(forge, repository, {
      branch: repository.defaultBranch,
      message: 'Publish the platform as it is in the checkout',
      files,
      sender: options.sender,
    });
  }
  marks.put(PUBLISHED_PATHS, [...local.keys()]);
}

async function publishedIds(
  forge: Forge,
  repository: RepositoryRecord,
): Promise<Map<string, string>> {
  const git = forge.repositories.git(repository);
  const tip = await git.branch(repository.defaultBranch);
  const entries = tip ? await git.tree(tip, { recursive: true }) : [];
  return new Map(entries.map(entry => [entry.path, entry.sha]));
}

async function filesOf(checkout: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  async function visit(name: string): Promise<void> {
    const file = path.join(checkout, name);
    const stats = await stat(file).catch(() => undefined);
    if (stats?.isFile()) {
      const published = name.replace(WORKFLOWS, '.github/workflows/$1');
      found.set(published, await readFile(file));
    }
    if (!stats?.isDirectory()) return;
    for (const child of (await readdir(file)).sort()) {
      if (!NEVER_PUBLISHED.has(child)) await visit(`${name}/${child}`);
    }
  }
  for (const name of PUBLISHED) await visit(name);
  return found;
}

/** The id that git gives to a file of this content. */
function blobId(content: Buffer): string {
  return createHash('sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}
