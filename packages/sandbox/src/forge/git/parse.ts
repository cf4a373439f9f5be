// SPDX-License-Identifier: Apache-2.0
import type { Signature } from './fastImport';

export interface TreeEntry {
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  sha: string;
  /** Bytes; files only. */
  size?: number;
  path: string;
}

export interface GitCommit {
  sha: string;
  tree: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
}

const FIELD = '\x1f';

export const COMMIT_FORMAT = [
  '%H',
  '%T',
  '%P',
  '%an',
  '%ae',
  '%at',
  '%cn',
  '%ce',
  '%ct',
  '%B',
].join('%x1f');

/** Reads what `git log -z --format=COMMIT_FORMAT` wrote. */
export function parseCommits(output: string): GitCommit[] {
  return output.split('\0').filter(Boolean).map(parseCommit);
}

function parseCommit(record: string): GitCommit {
  const [sha, tree, parents, an, ae, at, cn, ce, ct, ...message] =
    record.split(FIELD);
  return {
    sha,
    tree,
    parents: parents ? parents.split(' ') : [],
    author: { name: an, email: ae, at: new Date(Number(at) * 1000) },
    committer: { name: cn, email: ce, at: new Date(Number(ct) * 1000) },
    message: message.join(FIELD).trimEnd(),
  };
}

/** Reads what `git ls-tree -z -l` wrote. */
export function parseTree(output: string): TreeEntry[] {
  return output
    .split('\0')
    .filter(Boolean)
    .map(line => {
      const tab = line.indexOf('\t');
      const [mode, type, sha, size] = line.slice(0, tab).split(/ +/);
      return {
        mode,
        type: type as TreeEntry['type'],
        sha,
        size: size === '-' ? undefined : Number(size),
        path: line.slice(tab + 1),
      };
    });
}
