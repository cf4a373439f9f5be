// SPDX-License-Identifier: Apache-2.0
import type { GitRepository } from './GitRepository';

export type FileStatus = 'added' | 'modified' | 'removed' | 'renamed';

export interface ChangedFile {
  path: string;
  previousPath?: string;
  status: FileStatus;
  additions: number;
  deletions: number;
  /** Of the file after the change, or before it when it was removed. */
  sha: string;
  /** The unified diff without its header; absent for a binary file. */
  patch?: string;
}

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Every file that differs between two commits; without `from`, all files of `to`. */
export async function changedFiles(
  repository: GitRepository,
  from: string | undefined,
  to: string,
): Promise<ChangedFile[]> {
  return repository.cached(
    `changed-files ${from} ${to}`,
    () => readChangedFiles(repository, from ?? EMPTY_TREE, to),
    files =>
      files.reduce((sum, file) => sum + 256 + (file.patch?.length ?? 0), 0),
  );
}

async function readChangedFiles(
  repository: GitRepository,
  ...range: [string, string]
): Promise<ChangedFile[]> {
  const raw = await repository.text([
    'diff-tree',
    '-r',
    '-z',
    '--raw',
    '--numstat',
    '--no-renames',
    '--full-index',
    ...range,
  ]);
  const patches = splitPatches(
    await repository.text([
      'diff-tree',
      '-r',
      '-p',
      '--no-renames',
      '--no-color',
      ...range,
    ]),
  );
  const { changes, counts } = parseRaw(raw);
  return changes.map((change, index) => ({
    ...change,
    additions: counts.get(change.path)?.additions ?? 0,
    deletions: counts.get(change.path)?.deletions ?? 0,
    patch: patches[index],
  }));
}

/** Paths only, which is what a push event names. */
export async function changedPaths(
  repository: GitRepository,
  commit: { sha: string; parents: string[] },
): Promise<Record<'added' | 'modified' | 'removed', string[]>> {
  const changes = await repository.cached(
    `changed-paths ${commit.sha}`,
    async () => {
      const range = [commit.parents[0] ?? EMPTY_TREE, commit.sha];
      const output = await repository.text([
        'diff-tree',
        '-r',
        '-z',
        '--raw',
        '--no-renames',
        ...range,
      ]);
      return parseRaw(output).changes;
    },
    found => found.length * 256,
  );
  const having = (status: FileStatus) =>
    changes.filter(change => change.status === status).map(c => c.path);
  return {
    added: having('added'),
    modified: having('modified'),
    removed: having('removed'),
  };
}

const STATUS: Record<string, FileStatus> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  T: 'modified',
};

function parseRaw(output: string) {
  const changes: Array<Pick<ChangedFile, 'path' | 'status' | 'sha'>> = [];
  const counts = new Map<string, { additions: number; deletions: number }>();
  const fields = output.split('\0').filter(Boolean);
  for (let i = 0; i < fields.length; i++) {
    if (fields[i].startsWith(':')) {
      const [, , before, after, letter] = fields[i].split(' ');
      i += 1;
      const sha = letter === 'D' ? before : after;
      changes.push({ path: fields[i], status: STATUS[letter[0]], sha });
    } else {
      const [additions, deletions, path] = fields[i].split('\t');
      counts.set(path, {
        additions: Number(additions) || 0,
        deletions: Number(deletions) || 0,
      });
    }
  }
  return { changes, counts };
}

/** One element per file, in git's order, which is that of the raw lines. */
function splitPatches(output: string): Array<string | undefined> {
  return output
    .split(/^diff --git .*\n/m)
    .slice(1)
    .map(section => {
      const start = section.search(/^@@ /m);
      return start < 0 ? undefined : section.slice(start).replace(/\n$/, '');
    });
}
