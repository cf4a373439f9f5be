// SPDX-License-Identifier: Apache-2.0
import type { Forge } from '../Forge';
import { changedFiles, mergeTrees } from '../git';
import type { PullRecord, RepositoryRecord } from '../store';
import type { PullSize } from '../views/issues';
import { isOpen } from './pulls';
import { missingForMerge } from './requirements';

/** The commits that a pull request brings: from where it left its base to its head. */
export async function rangeOf(
  forge: Forge,
  repository: RepositoryRecord,
  pull: PullRecord,
): Promise<{ from: string; to: string }> {
  const git = forge.repositories.git(repository);
  const tip = isOpen(pull) ? await git.branch(pull.base) : undefined;
  const base = tip ?? pull.baseSha;
  const from = (await git.mergeBase(base, pull.headSha)) ?? base;
  return { from, to: pull.headSha };
}

export async function sizeOf(
  forge: Forge,
  repository: RepositoryRecord,
  pull: PullRecord,
): Promise<PullSize> {
  const git = forge.repositories.git(repository);
  const { from, to } = await rangeOf(forge, repository, pull);
  const files = await changedFiles(git, from, to);
  return {
    commits: await git.countCommits(from, to),
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}

/** Whether git can merge it, and whether the rules would let a person do it. */
export async function pullState(
  forge: Forge,
  repository: RepositoryRecord,
  pull: PullRecord,
): Promise<{ isMergeable: boolean | null; isBlocked: boolean }> {
  if (!isOpen(pull)) return { isMergeable: null, isBlocked: false };
  const git = forge.repositories.git(repository);
  const tip = await git.branch(pull.base);
  const base = tip && (await git.mergeBase(tip, pull.headSha));
  const tree =
    base && (await mergeTrees(git, { base, ours: tip, theirs: pull.headSha }));
  const anyone = { login: pull.author, isAdmin: false };
  const missing = await missingForMerge(forge, repository, pull, anyone);
  return { isMergeable: Boolean(tree), isBlocked: missing.length > 0 };
}
