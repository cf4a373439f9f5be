// SPDX-License-Identifier: Apache-2.0
import type { StoryPull } from '../../story';
import { timestamp, type Forge } from '../Forge';
import { nextNumber } from '../issues/issues';
import type { RepositoryRecord, ReviewRecord } from '../store';
import type { ImportedShas } from './importHistory';

/** Pull requests of the past, and those that wait for someone, with the commits that they brought. */
export function importPulls(
  forge: Forge,
  repository: RepositoryRecord,
  pulls: StoryPull[],
  shas: ImportedShas,
): void {
  pulls.forEach((pull, index) => {
    const baseSha = shas.commits[pull.base];
    const headSha = shas.pulls[index].at(-1) ?? baseSha;
    const merged = shas.commits[pull.base + 1] ?? headSha;
    storePull(forge, repository, pull, { baseSha, headSha, merged });
  });
}

function storePull(
  forge: Forge,
  repository: RepositoryRecord,
  pull: StoryPull,
  shas: { baseSha: string; headSha: string; merged: string },
): void {
  const id = forge.store.nextId();
  const endedAt = pull.mergedAt ?? pull.closedAt;
  const at = (date: Date | undefined) => date && timestamp(date);
  const reviewedAt = endedAt ?? pull.openedAt;
  const reviews = (pull.approvedBy ?? []).map(
    (author): ReviewRecord => ({
      id: forge.store.nextId(),
      author,
      state: 'APPROVED',
      body: '',
      commit: shas.headSha,
      submittedAt: timestamp(reviewedAt),
    }),
  );
  forge.store.pulls.put(String(id), {
    id,
    repositoryId: repository.id,
    number: nextNumber(forge, repository),
    title: pull.title,
    body: pull.body,
    author: pull.author,
    labels: [],
    assignees: [],
    head: pull.branch,
    base: repository.defaultBranch,
    headSha: shas.headSha,
    baseSha: shas.baseSha,
    draft: false,
    requestedReviewers: pull.requestedReviewers ?? [],
    requestedTeams: [],
    reviews,
    createdAt: timestamp(pull.openedAt),
    updatedAt: timestamp(reviewedAt),
    closedAt: at(endedAt),
    mergedAt: at(pull.mergedAt),
    mergedBy: pull.mergedAt && (pull.approvedBy?.[0] ?? pull.author),
    mergeCommit: pull.mergedAt && shas.merged,
  });
}
