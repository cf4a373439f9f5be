// SPDX-License-Identifier: Apache-2.0
import fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import git from 'isomorphic-git';
import { gitHttp } from './gitHttp';
import type { GitIdentity } from './repository';

/** Everything of a directory, as the first commit of a branch. */
export interface FirstCommit {
  directory: string;
  branch: string;
  message: string;
  author: GitIdentity;
  committer: GitIdentity;
}

/** A commit that is made and waits to be pushed, as often as it takes. */
export interface PreparedCommit {
  /** A push is atomic: the branch has the whole commit or does not exist. */
  push(remote: {
    url: string;
    token: string;
    signal: AbortSignal;
  }): Promise<void>;
  sha: string;
}

/**
 * Commits a directory, and removes what that took when the work with it is over.
 *
 * isomorphic-git rather than git: no hook runs and no configuration is read, neither the machine's nor one that a template brought, for
 * the repository's own files lie outside of the directory.
 */
export async function withFirstCommit<T>(
  commit: FirstCommit,
  work: (prepared: PreparedCommit) => Promise<T>,
): Promise<T> {
  const gitdir = await mkdtemp(join(tmpdir(), 'macadam-first-commit-'));
  const repository = { fs, dir: commit.directory, gitdir };
  try {
    const sha = await commitAll(repository, commit);
    return await work({
      sha,
      push: async ({ url, token, signal }) => {
        await git.push({
          ...repository,
          http: gitHttp(signal),
          url,
          ref: commit.branch,
          onAuth: () => ({ username: 'x-access-token', password: token }),
        });
      },
    });
  } finally {
    await rm(gitdir, { recursive: true, force: true });
  }
}

async function commitAll(
  repository: { fs: typeof fs; dir: string; gitdir: string },
  { branch, message, author, committer }: FirstCommit,
): Promise<string> {
  await git.init({ ...repository, defaultBranch: branch });
  await git.add({ ...repository, filepath: '.' });
  const files = await git.listFiles(repository);
  if (files.length === 0) {
    throw new InputError(
      'There is nothing to publish: the workspace is empty. A step that fetches the template comes first',
    );
  }
  return git.commit({ ...repository, message, author, committer });
}
