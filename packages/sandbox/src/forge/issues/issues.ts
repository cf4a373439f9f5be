// SPDX-License-Identifier: Apache-2.0
import { timestamp, type Forge } from '../Forge';
import { notFound } from '../http/GithubError';
import type { IssueRecord, PullRecord, RepositoryRecord } from '../store';

/** Issues and pull requests of a repository share their numbers. */
export function nextNumber(forge: Forge, repository: RepositoryRecord): number {
  const numbers = allOf(forge, repository).map(issue => issue.number);
  return Math.max(0, ...numbers) + 1;
}

/** Both kinds, newest first. */
export function allOf(
  forge: Forge,
  repository: RepositoryRecord,
): Array<IssueRecord | PullRecord> {
  const { issues, pulls } = forge.store;
  return [...issues.values(), ...pulls.values()]
    .filter(issue => issue.repositoryId === repository.id)
    .sort((a, b) => b.number - a.number);
}

export const isPull = (issue: IssueRecord | PullRecord): issue is PullRecord =>
  'head' in issue;

/** @throws GithubError 404 */
export function findIssue(
  forge: Forge,
  repository: RepositoryRecord,
  number: string,
): IssueRecord | PullRecord {
  const found = allOf(forge, repository).find(
    issue => issue.number === Number(number),
  );
  if (!found) throw notFound();
  return found;
}

export function openIssue(
  forge: Forge,
  repository: RepositoryRecord,
  input: Pick<
    IssueRecord,
    'title' | 'body' | 'author' | 'labels' | 'assignees'
  >,
): IssueRecord {
  const at = timestamp(forge.clock.now());
  const id = forge.store.nextId();
  ensureLabels(forge, repository, input.labels);
  return forge.store.issues.put(String(id), {
    id,
    repositoryId: repository.id,
    number: nextNumber(forge, repository),
    ...input,
    createdAt: at,
    updatedAt: at,
  });
}

export function changeIssue<T extends IssueRecord | PullRecord>(
  forge: Forge,
  repository: RepositoryRecord,
  issue: T,
  change: Partial<IssueRecord>,
): T {
  if (change.labels) ensureLabels(forge, repository, change.labels);
  const changed = {
    ...issue,
    ...change,
    updatedAt: timestamp(forge.clock.now()),
  };
  const key = String(issue.id);
  if (isPull(changed)) forge.store.pulls.put(key, changed);
  else forge.store.issues.put(key, changed);
  return changed;
}

/** GitHub makes a label that is used before it exists. */
function ensureLabels(
  forge: Forge,
  repository: RepositoryRecord,
  names: string[],
): void {
  const { labels } = forge.repositories.get(repository.owner, repository.name);
  const known = new Set(labels.map(label => label.name));
  const fresh = names
    .filter(name => !known.has(name))
    .map(name => ({
      id: forge.store.nextId(),
      name,
      color: 'ededed',
      description: null,
    }));
  if (fresh.length === 0) return;
  forge.repositories.save(repository, { labels: [...labels, ...fresh] });
}
