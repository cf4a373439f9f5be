// SPDX-License-Identifier: Apache-2.0
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Signature } from './fastImport';
import type { GitRepository } from './GitRepository';
import { git } from './process';
import { NO_COMMIT } from './revision';

/** A bare repository that appears at `directory` complete or not at all. */
export async function initRepository(
  directory: string,
  defaultBranch: string,
): Promise<void> {
  const parent = path.dirname(directory);
  await fs.mkdir(parent, { recursive: true });
  const draft = await fs.mkdtemp(path.join(parent, '.new-'));
  await git(
    [
      'init',
      '--quiet',
      '--bare',
      '--template=',
      `--initial-branch=${defaultBranch}`,
      draft,
    ],
    { directory: parent },
  );
  // What a process killed half way has left has no record, so nobody can have seen it.
  await fs.rm(directory, { recursive: true, force: true });
  await fs.rename(draft, directory);
}

/** Gives an empty repository all branches and tags of another, with what they reach. */
export async function copyRefs(from: string, to: string): Promise<void> {
  await git(
    [
      'fetch',
      '--quiet',
      from,
      '+refs/heads/*:refs/heads/*',
      '+refs/tags/*:refs/tags/*',
    ],
    { directory: to },
  );
}

/** Moves a branch or tag from what the caller has seen (absent: it must be new) to `to`. */
export async function updateRef(
  repository: GitRepository,
  ref: string,
  to: string,
  from?: string,
): Promise<void> {
  await repository.run(['update-ref', ref, to, from ?? NO_COMMIT]);
}

/** Deletes several at once, in one process. */
export async function deleteRefs(
  repository: GitRepository,
  refs: string[],
): Promise<void> {
  const lines = refs.map(ref => `delete ${ref}\n`);
  await repository.run(['update-ref', '--stdin'], Buffer.from(lines.join('')));
}

export async function deleteRef(
  repository: GitRepository,
  ref: string,
): Promise<void> {
  await repository.run(['update-ref', '-d', ref]);
}

export interface TreeChange {
  path: string;
  mode: string;
  /** `null` removes the entry. */
  sha: string | null;
}

/** A tree equal to `base` but for the changes. Directories come and go with their files. */
export async function writeTree(
  repository: GitRepository,
  base: string | undefined,
  changes: TreeChange[],
): Promise<string> {
  return withIndex(async env => {
    if (base) await repository.run(['read-tree', base], undefined, env);
    const lines = changes.map(({ mode, sha, path: name }) =>
      sha === null
        ? `0 ${NO_COMMIT}\t${name}\0`
        : `${mode} ${sha} 0\t${name}\0`,
    );
    const input = Buffer.from(lines.join(''));
    await repository.run(['update-index', '-z', '--index-info'], input, env);
    const { stdout } = await repository.run(['write-tree'], undefined, env);
    return stdout.toString().trim();
  });
}

export interface CommitInput {
  tree: string;
  parents: string[];
  message: string;
  author: Signature;
  committer: Signature;
}

/** Writes a commit that no branch holds yet. */
export async function writeCommit(
  repository: GitRepository,
  commit: CommitInput,
): Promise<string> {
  const { stdout } = await repository.run(
    [
      'commit-tree',
      commit.tree,
      ...commit.parents.flatMap(parent => ['-p', parent]),
    ],
    Buffer.from(commit.message),
    {
      ...signatureEnvironment('AUTHOR', commit.author),
      ...signatureEnvironment('COMMITTER', commit.committer),
    },
  );
  return stdout.toString().trim();
}

/**
 * Merges two commits without a work tree.
 *
 * @returns the merged tree, or `undefined` when both changed the same lines.
 */
export async function mergeTrees(
  repository: GitRepository,
  commits: { base: string; ours: string; theirs: string },
): Promise<string | undefined> {
  return withIndex(async env => {
    await repository.run(
      [
        'read-tree',
        '-i',
        '-m',
        '--aggressive',
        commits.base,
        commits.ours,
        commits.theirs,
      ],
      undefined,
      env,
    );
    const unmerged = await repository.run(
      ['ls-files', '--unmerged', '-z'],
      undefined,
      env,
    );
    const changes = await mergeFiles(repository, unmerged.stdout.toString());
    if (!changes) return undefined;
    if (changes.length > 0) {
      await repository.run(
        ['update-index', '-z', '--index-info'],
        Buffer.from(changes.join('')),
        env,
      );
    }
    const { stdout } = await repository.run(['write-tree'], undefined, env);
    return stdout.toString().trim();
  });
}

/** Lines for `update-index` that settle each file, or `undefined` at the first conflict. */
async function mergeFiles(
  repository: GitRepository,
  unmerged: string,
): Promise<string[] | undefined> {
  const byPath = new Map<string, Array<string | undefined>>();
  for (const line of unmerged.split('\0').filter(Boolean)) {
    const [, mode, sha, stage, file] =
      /^(\d+) (\w+) (\d)\t([^]*)$/.exec(line) ?? [];
    const stages = byPath.get(file) ?? [];
    stages[Number(stage)] = sha;
    stages[0] ??= mode;
    byPath.set(file, stages);
  }
  const changes: string[] = [];
  for (const [file, [mode, base, ours, theirs]] of byPath) {
    if (!base || !ours || !theirs) return undefined;
    const merged = await mergeFile(repository, [ours, base, theirs]);
    if (!merged) return undefined;
    changes.push(`0 ${NO_COMMIT}\t${file}\0`, `${mode} ${merged} 0\t${file}\0`);
  }
  return changes;
}

async function mergeFile(
  repository: GitRepository,
  shas: string[],
): Promise<string | undefined> {
  return withDirectory(async directory => {
    const names = ['ours', 'base', 'theirs'];
    for (const [index, name] of names.entries()) {
      const blob = await repository.blob(shas[index]);
      await fs.writeFile(path.join(directory, name), blob?.content ?? '');
    }
    const files = names.map(name => path.join(directory, name));
    const conflicts = Array.from({ length: 255 }, (_, index) => index + 1);
    const { stdout, code } = await git(['merge-file', '-p', ...files], {
      directory: repository.directory,
      allow: conflicts,
    });
    if (code !== 0) return undefined;
    const written = await repository.run(
      ['hash-object', '-w', '--stdin'],
      stdout,
    );
    return written.stdout.toString().trim();
  });
}

async function withIndex<T>(
  work: (env: Record<string, string>) => Promise<T>,
): Promise<T> {
  return withDirectory(directory =>
    work({ GIT_INDEX_FILE: path.join(directory, 'index') }),
  );
}

async function withDirectory<T>(work: (directory: string) => Promise<T>) {
  const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'forge-'));
  try {
    return await work(directory);
  } finally {
    await fs.rm(directory, { recursive: true, force: true });
  }
}

function signatureEnvironment(
  role: 'AUTHOR' | 'COMMITTER',
  { name, email, at }: Signature,
): Record<string, string> {
  return {
    [`GIT_${role}_NAME`]: name,
    [`GIT_${role}_EMAIL`]: email,
    [`GIT_${role}_DATE`]: `${Math.floor(at.getTime() / 1000)} +0000`,
  };
}
