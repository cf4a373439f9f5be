// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { ObjectCache } from './ObjectCache';
import { git, GitError } from './process';
import { parseCommits, parseTree, COMMIT_FORMAT } from './parse';
import type { GitCommit, TreeEntry } from './parse';
import { isRevisionName, isSha } from './revision';

export interface GitBlob {
  sha: string;
  content: Buffer;
}

export interface LogOptions {
  path?: string;
  skip?: number;
  limit?: number;
  /** Leaves out what this commit reaches. */
  not?: string;
  since?: string;
  until?: string;
}

/** Reads one bare repository. Names that come from outside are checked before git sees them. */
export class GitRepository {
  /** A repository that was deleted and made again shares nothing with the one before. */
  private readonly scope = randomUUID();
  private knownRefs?: Promise<Map<string, string>>;

  constructor(
    readonly directory: string,
    private readonly cache = new ObjectCache({ bytes: 1024 * 1024 }),
  ) {}

  /** Full names of branches and tags to the ids of their objects. */
  async refs(prefix = 'refs/'): Promise<Map<string, string>> {
    this.knownRefs ??= this.readRefs();
    const all = [...(await this.knownRefs)];
    return new Map(all.filter(([ref]) => ref.startsWith(prefix)));
  }

  /** Whoever has moved a ref says so: refs are read once and then known. */
  forgetRefs(): void {
    this.knownRefs = undefined;
  }

  /** The commit that a branch, tag, `HEAD` or (abbreviated) id names, if there is one. */
  async resolve(revision: string): Promise<string | undefined> {
    if (!isRevisionName(revision)) return undefined;
    const refs = await this.refs();
    // A branch goes before a tag, and both before an abbreviated id, as on GitHub.
    const id =
      refs.get(`refs/heads/${revision}`) ??
      refs.get(`refs/tags/${revision}`) ??
      revision;
    return isSha(id)
      ? this.cached(`commit-id ${id}`, () => this.objectId(`${id}^{commit}`))
      : this.objectId(`${id}^{commit}`);
  }

  async branch(name: string): Promise<string | undefined> {
    return (await this.refs()).get(`refs/heads/${name}`);
  }

  /** The tree of a commit, or the id itself when it is a tree's. */
  async treeId(sha: string): Promise<string | undefined> {
    return this.cached(`tree-id ${sha}`, () => this.objectId(`${sha}^{tree}`));
  }

  /** What stands at `path`; the empty path is the root's tree. */
  async entry(commit: string, path: string): Promise<TreeEntry | undefined> {
    if (path === '') {
      const sha = await this.treeId(commit);
      return sha ? { mode: '040000', type: 'tree', sha, path } : undefined;
    }
    return this.cached(`entry ${commit}:${path}`, async () => {
      const entries = await this.listTree([commit, '--', literal(path)]);
      return entries.find(entry => entry.path === path);
    });
  }

  /** The entries of a directory, by name, or of everything below it. Paths are from that directory. */
  async tree(
    tree: string,
    options: { recursive?: boolean } = {},
  ): Promise<TreeEntry[]> {
    const flags = options.recursive ? ['-r', '-t'] : [];
    return this.cached(
      `tree ${tree} ${flags}`,
      () => this.listTree([...flags, tree]),
      entries => entries.length * 256,
    );
  }

  async blob(sha: string): Promise<GitBlob | undefined> {
    return this.cached(
      `blob ${sha}`,
      async () => {
        const { stdout, code } = await git(['cat-file', 'blob', sha], {
          directory: this.directory,
          allow: [128],
        });
        return code === 0 ? { sha, content: stdout } : undefined;
      },
      blob => blob?.content.length ?? 0,
    );
  }

  /** The file at a path of a commit, if there is one. */
  async file(commit: string, path: string): Promise<GitBlob | undefined> {
    const entry = await this.entry(commit, path);
    return entry?.type === 'blob' ? this.blob(entry.sha) : undefined;
  }

  async commit(sha: string): Promise<GitCommit | undefined> {
    return this.cached(`commit ${sha}`, async () => {
      const [commit] = await this.log(sha, { limit: 1 });
      return commit;
    });
  }

  /** Those of these commits that are there, in one call of git. */
  async commits(shas: string[]): Promise<Map<string, GitCommit>> {
    const wanted = [...new Set(shas)].filter(isSha);
    if (wanted.length === 0) return new Map();
    const output = await this.text([
      'log',
      '--no-walk',
      '--ignore-missing',
      '-z',
      `--format=${COMMIT_FORMAT}`,
      ...wanted,
    ]);
    return new Map(parseCommits(output).map(commit => [commit.sha, commit]));
  }

  /** Newest first. */
  async log(sha: string, options: LogOptions = {}): Promise<GitCommit[]> {
    const { path, skip = 0, limit = 100, not, since, until } = options;
    const output = await this.text([
      'log',
      '-z',
      `--format=${COMMIT_FORMAT}`,
      `--skip=${skip}`,
      `--max-count=${limit}`,
      ...(since ? [`--since=${since}`] : []),
      ...(until ? [`--until=${until}`] : []),
      sha,
      ...(not ? [`^${not}`] : []),
      '--',
      ...(path ? [literal(path)] : []),
    ]);
    return parseCommits(output);
  }

  async countCommits(from: string, to: string): Promise<number> {
    const output = await this.text(['rev-list', '--count', to, `^${from}`]);
    return Number(output);
  }

  async isAncestor(ancestor: string, descendant: string): Promise<boolean> {
    return this.cached(`ancestor ${ancestor} ${descendant}`, async () => {
      const { code } = await git(
        ['merge-base', '--is-ancestor', ancestor, descendant],
        { directory: this.directory, allow: [1] },
      );
      return code === 0;
    });
  }

  async mergeBase(a: string, b: string): Promise<string | undefined> {
    return this.cached(`merge-base ${a} ${b}`, async () => {
      const { stdout } = await git(['merge-base', a, b], {
        directory: this.directory,
        allow: [1],
      });
      return stdout.toString().trim() || undefined;
    });
  }

  async run(args: string[], input?: Buffer, env?: Record<string, string>) {
    return git(args, { directory: this.directory, input, env });
  }

  async text(args: string[]): Promise<string> {
    return (await this.run(args)).stdout.toString();
  }

  /** For answers that follow from the ids in the key alone. */
  async cached<T>(
    key: string,
    read: () => Promise<T>,
    sizeOf?: (value: T) => number,
  ): Promise<T> {
    return this.cache.remember(`${this.scope} ${key}`, read, sizeOf);
  }

  private async readRefs(): Promise<Map<string, string>> {
    const output = await this.text([
      'for-each-ref',
      '--format=%(objectname) %(refname)',
    ]);
    const lines = output.split('\n').filter(Boolean);
    return new Map(lines.map(line => [line.slice(41), line.slice(0, 40)]));
  }

  private async objectId(expression: string): Promise<string | undefined> {
    const { stdout } = await git(
      ['rev-parse', '--verify', '--quiet', '--end-of-options', expression],
      { directory: this.directory, allow: [1, 128] },
    );
    return stdout.toString().trim() || undefined;
  }

  private async listTree(args: string[]): Promise<TreeEntry[]> {
    try {
      const { stdout } = await this.run(['ls-tree', '-z', '-l', ...args]);
      return parseTree(stdout.toString());
    } catch (error) {
      if (error instanceof GitError) return [];
      throw error;
    }
  }
}

/** A path is a path, never a pattern. */
function literal(path: string) {
  return `:(literal)${path}`;
}
