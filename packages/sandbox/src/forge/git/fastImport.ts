// SPDX-License-Identifier: Apache-2.0
import { git } from './process';

export interface Signature {
  name: string;
  email: string;
  at: Date;
}

/** Path to new content, or to an object that exists; `null` deletes the file. */
export type FileChanges = Record<
  string,
  string | Buffer | { mode: string; sha: string } | null
>;

export interface NewCommit {
  author: Signature;
  committer?: Signature;
  message: string;
  files: FileChanges;
}

/**
 * Commits on top of `parent` (absent: a new history) that become the tip of `branch`. The parent is
 * an id, or the place of a commit among all that are imported together, counted from zero. A branch may come
 * several times, each time with more commits.
 */
export interface ImportedBranch {
  branch: string;
  parent?: string | number;
  /** The place of the second parent of the first commit, which so becomes a merge. */
  merges?: number;
  commits: NewCommit[];
}

/** Writes one branch. @returns the ids of its commits, in the order given. */
export async function importBranch(
  directory: string,
  branch: ImportedBranch,
): Promise<string[]> {
  return importBranches(directory, [branch]);
}

/**
 * Writes whole histories in one `git fast-import`, which moves a branch only forward and only
 * when everything was written.
 *
 * @returns the ids of all commits, in the order given.
 */
export async function importBranches(
  directory: string,
  branches: ImportedBranch[],
): Promise<string[]> {
  const parts: Buffer[] = [text('feature done\n')];
  let mark = 0;
  for (const branch of branches) {
    parts.push(...branchParts(branch, mark));
    mark += branch.commits.length;
  }
  return runImport(directory, parts);
}

/** A branch whose commits bear the marks after `before`. */
function branchParts(
  { branch, parent, merges, commits }: ImportedBranch,
  before: number,
): Buffer[] {
  const parts: Buffer[] = [];
  commits.forEach((commit, index) => {
    const mark = before + index + 1;
    parts.push(text(`commit refs/heads/${branch}\nmark :${mark}\n`));
    parts.push(text(`author ${signature(commit.author)}\n`));
    parts.push(
      text(`committer ${signature(commit.committer ?? commit.author)}\n`),
    );
    parts.push(...data(commit.message));
    if (index > 0) parts.push(text(`from :${mark - 1}\n`));
    else if (typeof parent === 'number') {
      parts.push(text(`from :${parent + 1}\n`));
    } else if (parent) parts.push(text(`from ${parent}\n`));
    if (index === 0 && merges !== undefined) {
      parts.push(text(`merge :${merges + 1}\n`));
    }
    for (const [path, content] of Object.entries(commit.files)) {
      parts.push(...fileChange(path, content));
    }
    parts.push(text(`\nget-mark :${mark}\n`));
  });
  return parts;
}

/** Writes objects that no commit holds yet and returns their ids, in the order given. */
export async function importBlobs(
  directory: string,
  contents: Buffer[],
): Promise<string[]> {
  const parts: Buffer[] = [text('feature done\n')];
  contents.forEach((content, index) => {
    parts.push(text(`blob\nmark :${index + 1}\n`), ...data(content));
    parts.push(text(`get-mark :${index + 1}\n`));
  });
  return runImport(directory, parts);
}

async function runImport(directory: string, parts: Buffer[]) {
  const { stdout } = await git(
    ['fast-import', '--quiet', '--date-format=raw', '--cat-blob-fd=1'],
    { directory, input: Buffer.concat([...parts, text('done\n')]) },
  );
  return stdout.toString().split('\n').filter(Boolean);
}

function fileChange(path: string, content: FileChanges[string]): Buffer[] {
  const name = quoted(path);
  if (content === null) return [text(`D ${name}\n`)];
  if (typeof content === 'object' && 'sha' in content) {
    return [text(`M ${content.mode} ${content.sha} ${name}\n`)];
  }
  return [text(`M ${modeOf(path)} inline ${name}\n`), ...data(content)];
}

/** A script keeps the bit that lets it run. */
function modeOf(path: string): string {
  return /(^|\/)(mvnw|gradlew)$|\.sh$/.test(path) ? '100755' : '100644';
}

function text(value: string) {
  return Buffer.from(value);
}

function data(content: string | Buffer): Buffer[] {
  const bytes = Buffer.from(content);
  return [text(`data ${bytes.length}\n`), bytes, text('\n')];
}

function signature({ name, email, at }: Signature): string {
  const clean = (value: string) => value.replace(/[<>\n\0]/g, '');
  const seconds = Math.floor(at.getTime() / 1000);
  return `${clean(name)} <${clean(email)}> ${seconds} +0000`;
}

function quoted(path: string): string {
  const escaped = path
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n');
  return `"${escaped}"`;
}
