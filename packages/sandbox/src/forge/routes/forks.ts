// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { json, type Reply } from '../../http/Reply';
import { notFound } from '../http/GithubError';
import { listReply } from '../http/paging';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import type { RepositoryRecord } from '../store';
import { forksOf, fullRepository, repositoryView } from '../views/repositories';

const newFork = z.object({
  organization: z.string().nullish(),
  name: z.string().optional(),
});

const under = '/repos/{owner}/{repo}/forks';

export const forkRoutes: Route[] = [
  repositoryRoute(`GET ${under}`, 'pull', ({ forge, url }, repository) =>
    listReply(url, forksOf(forge, repository), fork =>
      repositoryView(forge, fork),
    ),
  ),
  repositoryRoute(`POST ${under}`, 'pull', makeFork),
];

/** GitHub answers 202 and copies afterwards; here the copy is there at once. Who has one already is given that. */
async function makeFork(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, caller } = request;
  const body = request.parse(newFork);
  const owner = body.organization?.toLowerCase() ?? caller.login;
  if (body.organization && !forge.store.organizations.get(owner)) {
    throw notFound();
  }
  const known = forksOf(forge, repository).find(
    existing => existing.owner === owner,
  );
  const made =
    known ??
    (await forge.repositories.create(
      {
        owner,
        name: body.name ?? repository.name,
        description: repository.description,
        visibility: repository.visibility,
        forkOf: repository,
      },
      { sender: caller.login },
    ));
  return json(fullRepository(forge, made, 'admin'), { status: 202 });
}
