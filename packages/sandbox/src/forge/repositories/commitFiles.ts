// SPDX-License-Identifier: Apache-2.0
import type { Forge } from '../Forge';
import { importBranch, type FileChanges, type Signature } from '../git';
import type { RepositoryRecord } from '../store';
import { writeRepository } from './writes';

export interface FileCommit {
  branch: string;
  message: string;
  files: FileChanges;
  /** Login of who commits. */
  sender: string;
  author?: Signature;
  committer?: Signature;
  /** Called once nobody else can write, with the branch's tip; throws to refuse. */
  check?(tip: string | undefined): Promise<void> | void;
}

/** Commits files to a branch and returns the commit's id. */
export async function commitFiles(
  forge: Forge,
  repository: RepositoryRecord,
  commit: FileCommit,
): Promise<string> {
  const git = forge.repositories.git(repository);
  return writeRepository(forge, repository, commit.sender, async () => {
    const parent = await git.branch(commit.branch);
    await commit.check?.(parent);
    const self = signatureOf(forge, commit.sender);
    const [sha] = await importBranch(git.directory, {
      branch: commit.branch,
      parent,
      commits: [
        {
          author: commit.author ?? commit.committer ?? self,
          committer: commit.committer ?? commit.author ?? self,
          message: commit.message,
          files: commit.files,
        },
      ],
    });
    return sha;
  });
}

/** How an account signs a commit that it makes now. */
export function signatureOf(forge: Forge, login: string): Signature {
  const user = forge.store.users.get(login);
  return {
    name: user?.name ?? login,
    email: user?.email ?? `${login}@users.noreply.localhost`,
    at: forge.clock.now(),
  };
}
