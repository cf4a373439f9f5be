// SPDX-License-Identifier: Apache-2.0
import type { Collection } from '../../store';
import { notFound } from '../http/GithubError';

interface Owned {
  repositoryId?: number;
}

/** What a repository has of one kind, oldest first. */
export function ownedBy<T extends Owned>(
  collection: Collection<T>,
  repository: { id: number },
): T[] {
  return collection
    .values()
    .filter(record => record.repositoryId === repository.id);
}

/** One of a repository's records. @throws GithubError 404 when it is another's, or nobody's */
export function requireOwned<T extends Owned>(
  collection: Collection<T>,
  key: string,
  repository: { id: number },
): T {
  const found = collection.get(key);
  if (found?.repositoryId !== repository.id) throw notFound();
  return found;
}
