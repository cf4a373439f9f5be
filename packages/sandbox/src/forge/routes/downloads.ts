// SPDX-License-Identifier: Apache-2.0
import { redirect, type Reply } from '../../http/Reply';
import { addressOf, type Download } from '../downloads';
import { notFound } from '../http/GithubError';
import { countedReply } from '../http/paging';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import type { RepositoryRecord } from '../store';
import { requireJob, requireRun } from './actions';

const repo = '/repos/{owner}/{repo}';
const runs = `${repo}/actions/runs/{run_id}`;

/** Big things are not in the API's own answers: it says where they are for a minute. */
export const downloadRoutes: Route[] = [
  repositoryRoute(`GET ${repo}/tarball/{ref}`, 'pull', archive('tarball')),
  repositoryRoute(`GET ${repo}/zipball/{ref}`, 'pull', archive('zipball')),
  repositoryRoute(`GET ${runs}/logs`, 'pull', (request, repository) => {
    const run = String(requireRun(request, repository).id);
    return lead(request, repository, { kind: 'run-logs', run });
  }),
  repositoryRoute(
    `GET ${repo}/actions/jobs/{job_id}/logs`,
    'pull',
    async (request, repository) => {
      const { forge, params } = request;
      await requireJob(forge, repository, params.job_id);
      return lead(request, repository, { kind: 'job-log', job: params.job_id });
    },
  ),
  repositoryRoute(`GET ${runs}/artifacts`, 'pull', (request, repository) => {
    requireRun(request, repository);
    return noArtifacts(request);
  }),
  repositoryRoute(`GET ${repo}/actions/artifacts`, 'pull', noArtifacts),
];

/** Steps are not executed, so no run leaves anything. */
function noArtifacts({ url }: ApiRequest): Reply {
  return countedReply(url, 'artifacts', [], artifact => artifact);
}

function archive(kind: 'tarball' | 'zipball') {
  return async (
    request: ApiRequest,
    repository: RepositoryRecord,
  ): Promise<Reply> => {
    const { forge, params } = request;
    const ref = params.ref || repository.defaultBranch;
    const commit = await forge.repositories.git(repository).resolve(ref);
    if (!commit) throw notFound();
    return lead(request, repository, { kind, commit });
  };
}

type Content<D> = D extends Download ? Omit<D, 'owner' | 'repo'> : never;

function lead(
  { forge }: ApiRequest,
  { owner, name }: RepositoryRecord,
  content: Content<Download>,
): Reply {
  const path = addressOf({ owner, repo: name, ...content });
  return redirect(`${forge.urls.base}${path}`);
}
