// SPDX-License-Identifier: Apache-2.0
import { timestamp, type Forge } from '../Forge';
import {
  deleteRef,
  mergeTrees,
  updateRef,
  writeCommit,
  type GitRepository,
} from '../git';
import type { Caller } from '../http/Caller';
import { GithubError } from '../http/GithubError';
import { signatureOf } from '../repositories/commitFiles';
import { writeRepository } from '../repositories/writes';
import type { PullRecord, RepositoryRecord } from '../store';
import { changePull, isOpen } from './pulls';
import { missingForMerge } from './requirements';

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export interface MergeInput {
  method: MergeMethod;
  title?: string;
  message?: string;
  /** Merges only when the head is still here. */
  sha?: string;
}

/** @throws GithubError 405 when it may not or cannot be merged, 409 when the head has moved. */
export async function mergePull(
  forge: Forge,
  repository: RepositoryRecord,
  number: PullRecord,
  caller: Caller,
  input: MergeInput,
): Promise<string> {
  const git = forge.repositories.git(repository);
  let merged = number;
  const commit = await writeRepository(
    forge,
    repository,
    caller.login,
    async () => {
      const pull = forge.store.pulls.get(String(number.id)) ?? number;
      await refuseMerge(forge, repository, pull, caller, input);
      const tip = await git.branch(pull.base);
      if (!tip) throw new GithubError(404, 'Base does not exist');
      const sha = await writeMerge(forge, git, pull, tip, caller, input);
      await updateRef(git, `refs/heads/${pull.base}`, sha, tip);
      const at = timestamp(forge.clock.now());
      // Before the push is told: who follows it must find the pull merged.
      merged = changePull(forge, repository, pull, {
        baseSha: tip,
        closedAt: at,
        mergedAt: at,
        mergedBy: caller.login,
        mergeCommit: sha,
      });
      if (repository.settings.delete_branch_on_merge) {
        await deleteRef(git, `refs/heads/${pull.head}`);
      }
      return sha;
    },
  );
  forge.events.emit('pull_request', {
    action: 'closed',
    repository,
    pull: merged,
    sender: caller.login,
  });
  return commit;
}

async function refuseMerge(
  forge: Forge,
  repository: RepositoryRecord,
  pull: PullRecord,
  caller: Caller,
  input: MergeInput,
): Promise<void> {
  if (!isOpen(pull) || pull.draft) {
    throw new GithubError(405, 'Pull Request is not mergeable');
  }
  if (input.sha && input.sha !== pull.headSha) {
    throw new GithubError(
      409,
      'Head branch was modified. Review and try the merge again.',
    );
  }
  const allowed = {
    merge: repository.settings.allow_merge_commit,
    squash: repository.settings.allow_squash_merge,
    rebase: repository.settings.allow_rebase_merge,
  };
  if (!allowed[input.method]) {
    throw new GithubError(
      405,
      `${input.method} merges are not allowed on this repository.`,
    );
  }
  const [missing] = await missingForMerge(forge, repository, pull, caller);
  if (missing) throw new GithubError(405, missing);
}

async function writeMerge(
  forge: Forge,
  git: GitRepository,
  pull: PullRecord,
  tip: string,
  caller: Caller,
  input: MergeInput,
): Promise<string> {
  if (input.method === 'rebase') return rebase(forge, git, pull, tip, caller);
  const base = await git.mergeBase(tip, pull.headSha);
  const tree =
    base && (await mergeTrees(git, { base, ours: tip, theirs: pull.headSha }));
  if (!tree) throw conflict();
  const isSquash = input.method === 'squash';
  const title =
    input.title ??
    (isSquash
      ? `${pull.title} (#${pull.number})`
      : `Merge pull request #${pull.number} from ${pull.head}`);
  const text = input.message ?? (isSquash ? pull.body ?? '' : pull.title);
  const self = signatureOf(forge, caller.login);
  return writeCommit(git, {
    tree,
    parents: isSquash ? [tip] : [tip, pull.headSha],
    message: text ? `${title}\n\n${text}` : title,
    author: isSquash ? signatureOf(forge, pull.author) : self,
    committer: self,
  });
}

async function rebase(
  forge: Forge,
  git: GitRepository,
  pull: PullRecord,
  tip: string,
  caller: Caller,
): Promise<string> {
  const commits = await git.log(pull.headSha, { not: tip, limit: 250 });
  let current = tip;
  for (const commit of commits.reverse()) {
    const tree = await mergeTrees(git, {
      base: commit.parents[0],
      ours: current,
      theirs: commit.sha,
    });
    if (!tree) throw conflict();
    current = await writeCommit(git, {
      tree,
      parents: [current],
      message: commit.message,
      author: commit.author,
      committer: signatureOf(forge, caller.login),
    });
  }
  return current;
}

function conflict() {
  return new GithubError(
    405,
    'Merge conflicts must be resolved before merging.',
  );
}
