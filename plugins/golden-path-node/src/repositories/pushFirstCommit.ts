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

/**
 * Commits a directory and pushes it to a branch that does not exist yet. A push is atomic: the branch has the whole commit or does not exist.
 *
 * isomorphic-git rather than git: no hook runs and no configuration is read, neither the machine's nor one that a template brought, for
 * the repository's own files lie outside of the directory.
 *
 * @returns the commit's SHA
 */
export async function pushFirstCommit(
  commit: FirstCommit,
  remote: { url: string; token: string; signal: AbortSignal },
): Promise<string> {
  const gitdir = await mkdtemp(join(tmpdir(), 'macadam-first-commit-'));
  const repository = { fs, dir: commit.directory, gitdir };
  try {
    await git.init({ ...repository, defaultBranch: commit.branch });
    await git.add({ ...repository, filepath: '.' });
    const files = await git.listFiles(repository);
    if (files.length === 0) {
      throw new InputError(
        'There is nothing to publish: the workspace is empty. A step that fetches the template comes first',
      );
    }
    const { message, author, committer } = commit;
    const sha = await git.commit({ ...repository, message, author, committer });
    await git.push({
      ...repository,
      http: gitHttp(remote.signal),
      url: remote.url,
      ref: commit.branch,
      onAuth: () => ({ username: 'x-access-token', password: remote.token }),
    });
    return sha;
  } finally {
    await rm(gitdir, { recursive: true, force: true });
  }
}
