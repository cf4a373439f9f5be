// SPDX-License-Identifier: Apache-2.0
import type { PullEvent, PushEvent } from '../events/ForgeEvents';
import { timestamp, type Forge } from '../Forge';
import { changedFiles, NO_COMMIT } from '../git';
import { validationFailed } from '../http/GithubError';
import { nextNumber } from '../issues/issues';
import type {
  PullRecord,
  RepositoryRecord,
  ReviewRecord,
  ReviewState,
} from '../store';
import { codeOwners } from './codeOwners';

export interface NewPull {
  title: string;
  body: string | null;
  head: string;
  base: string;
  draft?: boolean;
  author: string;
}

export const isOpen = (pull: PullRecord): boolean => !pull.closedAt;

export function pullsOf(
  forge: Forge,
  repository: RepositoryRecord,
): PullRecord[] {
  return forge.store.pulls
    .values()
    .filter(pull => pull.repositoryId === repository.id);
}

/** @throws GithubError 422 in GitHub's words when there is nothing to pull, or it is asked for already. */
export async function openPull(
  forge: Forge,
  repository: RepositoryRecord,
  input: NewPull,
): Promise<PullRecord> {
  const git = forge.repositories.git(repository);
  const headSha = await git.branch(input.head);
  const baseSha = await git.branch(input.base);
  if (!headSha) throw invalid('head');
  if (!baseSha) throw invalid('base');
  if (await git.isAncestor(headSha, baseSha)) {
    throw refused(`No commits between ${input.base} and ${input.head}`);
  }
  const asked = await askedReviewers(
    forge,
    repository,
    input,
    headSha,
    baseSha,
  );
  // From here to the record nothing waits, so that of two at once one is refused, and numbers are given once.
  const isOpenAlready = pullsOf(forge, repository).some(
    pull =>
      isOpen(pull) && pull.head === input.head && pull.base === input.base,
  );
  if (isOpenAlready) {
    const label = `${repository.owner}:${input.head}`;
    throw refused(`A pull request already exists for ${label}.`);
  }
  const at = timestamp(forge.clock.now());
  const pull = save(forge, {
    ...input,
    id: forge.store.nextId(),
    repositoryId: repository.id,
    number: nextNumber(forge, repository),
    labels: [],
    assignees: [],
    headSha,
    baseSha,
    draft: input.draft ?? false,
    ...asked,
    reviews: [],
    createdAt: at,
    updatedAt: at,
  });
  emit(forge, repository, 'opened', pull, input.author);
  return pull;
}

/** GitHub asks the code owners of what changes. */
async function askedReviewers(
  forge: Forge,
  repository: RepositoryRecord,
  input: NewPull,
  headSha: string,
  baseSha: string,
): Promise<Pick<PullRecord, 'requestedReviewers' | 'requestedTeams'>> {
  const git = forge.repositories.git(repository);
  const from = await git.mergeBase(baseSha, headSha);
  const files = await changedFiles(git, from, headSha);
  const paths = files.map(file => file.path);
  const owners = await codeOwners(git, baseSha, paths);
  const teams = owners.filter(owner => owner.startsWith('team:'));
  return {
    requestedReviewers: owners.filter(
      owner => owner !== input.author && !owner.startsWith('team:'),
    ),
    requestedTeams: teams.map(owner => owner.slice('team:'.length)),
  };
}

export function changePull(
  forge: Forge,
  repository: RepositoryRecord,
  pull: PullRecord,
  change: Partial<PullRecord>,
  happening?: { action: PullEvent['action']; sender: string },
): PullRecord {
  const saved = save(forge, {
    ...pull,
    ...change,
    updatedAt: timestamp(forge.clock.now()),
  });
  if (happening) {
    emit(forge, repository, happening.action, saved, happening.sender);
  }
  return saved;
}

export function reviewPull(
  forge: Forge,
  repository: RepositoryRecord,
  pull: PullRecord,
  input: { author: string; state: ReviewState; body: string },
): ReviewRecord {
  if (input.author === pull.author && input.state !== 'COMMENTED') {
    const verb = input.state === 'APPROVED' ? 'approve' : 'request changes on';
    throw refused(`Can not ${verb} your own pull request`);
  }
  const review: ReviewRecord = {
    id: forge.store.nextId(),
    ...input,
    commit: pull.headSha,
    submittedAt: timestamp(forge.clock.now()),
  };
  const changed = changePull(forge, repository, pull, {
    reviews: [...pull.reviews, review],
    requestedReviewers: pull.requestedReviewers.filter(
      login => login !== input.author,
    ),
  });
  const sender = input.author;
  forge.events.emit('pull_request_review', {
    repository,
    sender,
    pull: changed,
    review,
  });
  return review;
}

/** Keeps pull requests in step with their branches. */
export function followPushes(forge: Forge): void {
  forge.events.listen('push', async event => {
    const branch = event.ref.replace(/^refs\/heads\//, '');
    for (const pull of pullsOf(forge, event.repository).filter(isOpen)) {
      if (pull.head === branch) await followHead(forge, event, pull);
      else if (pull.base === branch) await followBase(forge, event, pull);
    }
  });
}

async function followHead(
  forge: Forge,
  { repository, after, sender }: PushEvent,
  pull: PullRecord,
): Promise<void> {
  if (pull.headSha === after) return;
  if (after === NO_COMMIT) {
    const closedAt = timestamp(forge.clock.now());
    const happening = { action: 'closed' as const, sender };
    changePull(forge, repository, pull, { closedAt }, happening);
    return;
  }
  const isDismissed =
    repository.protections[pull.base]?.reviews?.dismissStaleReviews;
  changePull(
    forge,
    repository,
    pull,
    {
      headSha: after,
      ...(isDismissed && {
        reviews: pull.reviews.filter(review => review.state !== 'APPROVED'),
      }),
    },
    { action: 'synchronize', sender },
  );
}

/** A base that has come to hold the head was merged outside, by a push. */
async function followBase(
  forge: Forge,
  { repository, after, sender }: PushEvent,
  pull: PullRecord,
): Promise<void> {
  const git = forge.repositories.git(repository);
  if (after === NO_COMMIT || !(await git.isAncestor(pull.headSha, after))) {
    return;
  }
  const current = forge.store.pulls.get(String(pull.id));
  if (!current || !isOpen(current)) return;
  const at = timestamp(forge.clock.now());
  changePull(
    forge,
    repository,
    current,
    { closedAt: at, mergedAt: at, mergedBy: sender, mergeCommit: after },
    { action: 'closed', sender },
  );
}

function save(forge: Forge, pull: PullRecord): PullRecord {
  return forge.store.pulls.put(String(pull.id), pull);
}

function emit(
  forge: Forge,
  repository: RepositoryRecord,
  action: PullEvent['action'],
  pull: PullRecord,
  sender: string,
): void {
  forge.events.emit('pull_request', { action, repository, pull, sender });
}

function invalid(field: string) {
  return validationFailed('Validation Failed', {
    resource: 'PullRequest',
    field,
    code: 'invalid',
  });
}

export function refused(message: string) {
  return validationFailed('Validation Failed', {
    resource: 'PullRequest',
    field: 'base',
    code: 'custom',
    message,
  });
}
