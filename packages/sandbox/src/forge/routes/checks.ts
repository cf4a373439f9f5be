// SPDX-License-Identifier: Apache-2.0
import { json } from '../../http/Reply';
import { notFound } from '../http/GithubError';
import { countedReply } from '../http/paging';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import {
  ownedBy,
  requireOwned,
  type RepositoryRecord,
  type RunRecord,
} from '../store';
import { checkRunView, checkSuiteView } from '../views/checks';
import { jobsOf, requireJob } from './actions';

const repo = '/repos/{owner}/{repo}';

/** On GitHub each run of Actions is a check suite, and each of its jobs a check run with the job's id. */
export const checkRoutes: Route[] = [
  repositoryRoute(
    `GET ${repo}/commits/{ref}/check-runs`,
    'pull',
    async (request, repository) =>
      listChecks(request, repository, await runsFor(request, repository)),
  ),
  repositoryRoute(
    `GET ${repo}/commits/{ref}/check-suites`,
    'pull',
    async (request, repository) => {
      const { forge, url } = request;
      const runs = await runsFor(request, repository);
      const git = forge.repositories.git(repository);
      const suites = await Promise.all(
        runs.map(async run => {
          const checkRuns = (await jobsOf(forge, repository, run)).length;
          const commit = await git.commit(run.sha);
          return checkSuiteView(forge, repository, run, { commit, checkRuns });
        }),
      );
      return countedReply(url, 'check_suites', suites, suite => suite);
    },
  ),
  repositoryRoute(
    `GET ${repo}/check-suites/{check_suite_id}/check-runs`,
    'pull',
    (request, repository) => {
      const { forge, params } = request;
      const { runs } = forge.store;
      const run = requireOwned(runs, params.check_suite_id, repository);
      return listChecks(request, repository, [run]);
    },
  ),
  repositoryRoute(
    `GET ${repo}/check-runs/{check_run_id}`,
    'pull',
    async ({ forge, params }, repository) => {
      const found = await requireJob(forge, repository, params.check_run_id);
      return json(checkRunView(forge, repository, found));
    },
  ),
];

/** The runs of the commit that the reference names, in the order in which they started. */
async function runsFor(
  { forge, params }: ApiRequest,
  repository: RepositoryRecord,
): Promise<RunRecord[]> {
  const sha = await forge.repositories.git(repository).resolve(params.ref);
  if (!sha) throw notFound();
  return ownedBy(forge.store.runs, repository).filter(run => run.sha === sha);
}

async function listChecks(
  { forge, url }: ApiRequest,
  repository: RepositoryRecord,
  runs: RunRecord[],
) {
  const checks = await Promise.all(
    runs.map(async run => {
      const jobs = await jobsOf(forge, repository, run);
      const attempt = run.attempts.length;
      return jobs.map((job, index) => ({ run, job, attempt, index }));
    }),
  );
  const { searchParams: query } = url;
  const fitting = checks
    .flat()
    .filter(
      ({ job }) =>
        [null, job.name].includes(query.get('check_name')) &&
        [null, job.status].includes(query.get('status') as never),
    );
  return countedReply(url, 'check_runs', fitting, check =>
    checkRunView(forge, repository, check),
  );
}
