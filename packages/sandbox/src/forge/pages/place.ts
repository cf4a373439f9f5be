// SPDX-License-Identifier: Apache-2.0
import type { Forge } from '../Forge';
import type { GitRepository } from '../git';
import { notFound } from '../http/GithubError';
import type { RepositoryRecord } from '../store';

/** A path of a commit, as an address names it. */
export interface Place {
  git: GitRepository;
  ref: string;
  sha: string;
  path: string;
}

/** A branch's name may hold slashes, so the longest one that exists counts. @throws GithubError 404 */
export async function locate(
  forge: Forge,
  repository: RepositoryRecord,
  refAndPath: string,
): Promise<Place> {
  const git = forge.repositories.git(repository);
  const parts = refAndPath.split('/').filter(Boolean);
  for (let length = parts.length; length > 0; length--) {
    const ref = parts.slice(0, length).join('/');
    const sha = await git.resolve(ref);
    if (sha) return { git, ref, sha, path: parts.slice(length).join('/') };
  }
  throw notFound();
}
