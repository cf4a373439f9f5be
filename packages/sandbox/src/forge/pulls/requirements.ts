// SPDX-License-Identifier: Apache-2.0
import { planOf } from '../actions/workflowFiles';
import type { Forge } from '../Forge';
import { changedFiles } from '../git';
import type { Caller } from '../http/Caller';
import {
  hasPermission,
  permissionOf,
  teamsOf,
} from '../repositories/permissions';
import type {
  ProtectionRecord,
  PullRecord,
  RepositoryRecord,
  ReviewRecord,
} from '../store';
import { codeOwners } from './codeOwners';

/** What branch protection still asks for before this caller may merge, in GitHub's words. */
export async function missingForMerge(
  forge: Forge,
  repository: RepositoryRecord,
  pull: PullRecord,
  caller: Caller,
): Promise<string[]> {
  const current = forge.repositories.get(repository.owner, repository.name);
  const protection = current.protections[pull.base];
  if (!protection) return [];
  const isAdmin = permissionOf(forge.store, current, caller) === 'admin';
  if (isAdmin && !protection.enforceAdmins) return [];
  return [
    ...(await missingReviews(forge, current, pull, protection)),
    ...(await missingChecks(forge, current, pull, protection)),
  ];
}

async function missingReviews(
  forge: Forge,
  repository: RepositoryRecord,
  pull: PullRecord,
  { reviews }: ProtectionRecord,
): Promise<string[]> {
  if (!reviews) return [];
  const latest = latestReviews(pull).filter(({ author }) => {
    const reviewer = { login: author, isAdmin: false };
    const granted = permissionOf(forge.store, repository, reviewer);
    return hasPermission(granted, 'push');
  });
  const approvals = latest.filter(review => review.state === 'APPROVED');
  const missing: string[] = [];
  if (latest.some(review => review.state === 'CHANGES_REQUESTED')) {
    missing.push('Changes have been requested.');
  }
  if (approvals.length < reviews.approvals) {
    const count = reviews.approvals;
    missing.push(
      count === 1
        ? 'At least 1 approving review is required by reviewers with write access.'
        : `At least ${count} approving reviews are required by reviewers with write access.`,
    );
  }
  if (reviews.requireCodeOwnerReviews) {
    const owners = await ownersOf(forge, repository, pull);
    const byOwner = approvals.some(({ author }) =>
      identitiesOf(forge, author).some(name => owners.includes(name)),
    );
    if (owners.length > 0 && !byOwner) {
      missing.push('Waiting on code owner review.');
    }
  }
  return missing;
}

/** The last word of each reviewer; a comment changes nothing. */
function latestReviews(pull: PullRecord): ReviewRecord[] {
  const latest = new Map<string, ReviewRecord>();
  for (const review of pull.reviews) {
    if (review.state !== 'COMMENTED') latest.set(review.author, review);
  }
  return [...latest.values()];
}

async function ownersOf(
  forge: Forge,
  repository: RepositoryRecord,
  pull: PullRecord,
): Promise<string[]> {
  const git = forge.repositories.git(repository);
  const tip = (await git.branch(pull.base)) ?? pull.baseSha;
  const from = await git.mergeBase(tip, pull.headSha);
  const files = await changedFiles(git, from, pull.headSha);
  const paths = files.map(file => file.path);
  return codeOwners(git, tip, paths);
}

function identitiesOf(forge: Forge, login: string): string[] {
  return [
    login,
    ...teamsOf(forge.store, login).map(team => `team:${team.slug}`),
  ];
}

/** A check is met by a job, or a workflow, of that name that succeeded on the head. */
async function missingChecks(
  forge: Forge,
  repository: RepositoryRecord,
  pull: PullRecord,
  { statusChecks }: ProtectionRecord,
): Promise<string[]> {
  const contexts = statusChecks?.contexts ?? [];
  if (contexts.length === 0) return [];
  const now = forge.clock.now();
  const succeeded = forge.store.runs.values().filter(run => {
    const last = run.attempts.at(-1);
    return (
      run.repositoryId === repository.id &&
      run.sha === pull.headSha &&
      last?.conclusion === 'success' &&
      new Date(last.completedAt) <= now
    );
  });
  const plans = await Promise.all(
    succeeded.map(run => planOf(forge, repository, run)),
  );
  const met = new Set([
    ...succeeded.map(run => run.workflowName),
    ...plans.flatMap(plan => plan.jobs.map(job => job.name)),
  ]);
  return contexts
    .filter(context => !met.has(context))
    .map(context => `Required status check "${context}" is expected.`);
}
