// SPDX-License-Identifier: Apache-2.0
import type { Reply } from '../../http/Reply';
import type { SiteRoute } from '../../pages/Site';
import { GithubError } from '../http/GithubError';
import { hasPermission, permissionOf } from '../repositories/permissions';
import type { RepositoryRecord } from '../store';
import type { PageRequest } from './layout';

export type PageRoute = SiteRoute<PageRequest>;

export const pageRoute = (
  operation: string,
  handle: PageRoute['handle'],
): PageRoute => ({ operation, handle });

/** A page below a repository. @throws GithubError 404 when there is none */
export function repositoryPage(
  operation: string,
  handle: (
    request: PageRequest,
    repository: RepositoryRecord,
  ) => Promise<Reply> | Reply,
): PageRoute {
  return pageRoute(operation, request => {
    const { owner, repo } = request.params;
    return handle(request, request.forge.repositories.get(owner, repo));
  });
}

/** @throws GithubError 403 when the visitor may only read */
export function requirePush(
  { forge, caller }: PageRequest,
  repository: RepositoryRecord,
): void {
  const granted = permissionOf(forge.store, repository, caller);
  if (hasPermission(granted, 'push') && !repository.archived) return;
  throw new GithubError(
    403,
    `${caller.login} may not change ${repository.owner}/${repository.name}. Act as someone of a team that may.`,
  );
}
