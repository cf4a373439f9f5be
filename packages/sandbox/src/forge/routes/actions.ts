// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { created, json, type Reply } from '../../http/Reply';
import { jobsAt, type JobState } from '../actions/jobs';
import { progressOf } from '../actions/plan';
import { planOf } from '../actions/workflowFiles';
import type { Forge } from '../Forge';
import { GithubError, notFound } from '../http/GithubError';
import { countedReply, pageOf } from '../http/paging';
import { repositoryRoute, type ApiRequest, type Route } from '../http/routes';
import {
  ownedBy,
  requireOwned,
  type RepositoryRecord,
  type RunRecord,
} from '../store';
import { jobView, readJobId, runView } from '../views/actions';

const under = '/repos/{owner}/{repo}/actions';

export const runRoutes: Route[] = [
  repositoryRoute(`GET ${under}/runs`, 'pull', (request, repository) =>
    listRuns(request, repository, runsOf(request.forge, repository)),
  ),
  repositoryRoute(`GET ${under}/runs/{run_id}`, 'pull', (request, repository) =>
    answerRun(request, repository),
  ),
  repositoryRoute(
    `GET ${under}/runs/{run_id}/attempts/{attempt_number}`,
    'pull',
    (request, repository) => answerRun(request, repository, attemptOf(request)),
  ),
  repositoryRoute(`GET ${under}/runs/{run_id}/jobs`, 'pull', listJobs),
  repositoryRoute(
    `GET ${under}/runs/{run_id}/attempts/{attempt_number}/jobs`,
    'pull',
    listJobs,
  ),
  repositoryRoute(`GET ${under}/jobs/{job_id}`, 'pull', getJob),
  repositoryRoute(`POST ${under}/runs/{run_id}/rerun`, 'push', rerun),
  repositoryRoute(
    `POST ${under}/runs/{run_id}/rerun-failed-jobs`,
    'push',
    rerun,
  ),
  repositoryRoute(
    `POST ${under}/runs/{run_id}/cancel`,
    'push',
    async (request, repository) => {
      const run = requireRun(request, repository);
      if (isDone(request.forge, run)) {
        throw new GithubError(
          409,
          'Cannot cancel a workflow run that is completed.',
        );
      }
      await request.forge.runs.cancel(repository, run);
      return json({}, { status: 202 });
    },
  ),
];

/** Newest first. */
export function runsOf(
  forge: Forge,
  repository: RepositoryRecord,
): RunRecord[] {
  return ownedBy(forge.store.runs, repository).sort(
    (a, b) =>
      b.attempts[0].queuedAt.localeCompare(a.attempts[0].queuedAt) ||
      b.id - a.id,
  );
}

const filters = z.object({
  head_sha: z.string().optional(),
  branch: z.string().optional(),
  event: z.string().optional(),
  actor: z.string().optional(),
  status: z.string().optional(),
  created: z.string().optional(),
});

/** One page of the runs that fit the query, with their commits. */
export async function listRuns(
  { forge, url }: ApiRequest,
  repository: RepositoryRecord,
  all: RunRecord[],
): Promise<Reply> {
  const wanted = filters.parse(Object.fromEntries(url.searchParams));
  const now = forge.clock.now();
  const fitting = all.filter(run => {
    const last = run.attempts[run.attempts.length - 1];
    const status = progressOf(last, now);
    const conclusion = status === 'completed' ? last.conclusion : undefined;
    return (
      (!wanted.head_sha || run.sha === wanted.head_sha) &&
      (!wanted.branch || run.branch === wanted.branch) &&
      (!wanted.event || run.event === wanted.event) &&
      (!wanted.actor || run.actor === wanted.actor) &&
      (!wanted.status ||
        [status, conclusion].includes(wanted.status as never)) &&
      (!wanted.created || isCreated(run, wanted.created))
    );
  });
  const page = pageOf(url, fitting);
  const git = forge.repositories.git(repository);
  const commits = await git.commits(page.items.map(run => run.sha));
  return json(
    {
      total_count: page.total,
      workflow_runs: page.items.map(run =>
        runView(forge, repository, run, commits.get(run.sha)),
      ),
    },
    { headers: page.headers },
  );
}

/** GitHub's date query: `>=2026-01-01`, `2026-01-01..2026-02-01`, `2026-01-01`; ends are included. */
function isCreated(run: RunRecord, query: string): boolean {
  const at = new Date(run.attempts[0].queuedAt).getTime();
  const start = (text: string) => new Date(text).getTime();
  const end = (text: string) =>
    start(text) + (/^\d{4}-\d{2}-\d{2}$/.test(text) ? 86_400_000 - 1 : 999);
  const [from, to] = query.split('..');
  if (to !== undefined) {
    return (from === '*' || at >= start(from)) && (to === '*' || at <= end(to));
  }
  const [, operator, text] = /^(>=|<=|>|<)?(.*)$/.exec(query) ?? [];
  switch (operator) {
    case '>=':
      return at >= start(text);
    case '>':
      return at > end(text);
    case '<=':
      return at <= end(text);
    case '<':
      return at < start(text);
    default:
      return at >= start(text) && at <= end(text);
  }
}

async function answerRun(
  request: ApiRequest,
  repository: RepositoryRecord,
  attempt?: number,
): Promise<Reply> {
  const { forge } = request;
  const run = requireRun(request, repository);
  if (attempt && !run.attempts[attempt - 1]) throw notFound();
  const commit = await forge.repositories.git(repository).commit(run.sha);
  return json(runView(forge, repository, run, commit, attempt));
}

async function listJobs(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, url, params } = request;
  const run = requireRun(request, repository);
  const attempt = params.attempt_number
    ? attemptOf(request)
    : run.attempts.length;
  const jobs = await jobsOf(forge, repository, run, attempt);
  return countedReply(url, 'jobs', [...jobs.entries()], ([index, job]) =>
    jobView(forge, repository, run, job, { attempt, index }),
  );
}

async function getJob(
  { forge, params }: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { run, job, attempt, index } = await requireJob(
    forge,
    repository,
    params.job_id,
  );
  return json(jobView(forge, repository, run, job, { attempt, index }));
}

/** @throws GithubError 404 */
export async function requireJob(
  forge: Forge,
  repository: RepositoryRecord,
  id: string,
) {
  const { run: runId, attempt, index } = readJobId(Number(id));
  const run = requireOwned(forge.store.runs, String(runId), repository);
  const job = (await jobsOf(forge, repository, run, attempt))[index];
  if (!job) throw notFound();
  return { run, job, attempt, index };
}

/** @throws GithubError 404 when there was no such attempt */
export async function jobsOf(
  forge: Forge,
  repository: RepositoryRecord,
  run: RunRecord,
  attempt = run.attempts.length,
): Promise<JobState[]> {
  const record = run.attempts[attempt - 1];
  if (!record) throw notFound();
  const plan = await planOf(forge, repository, run);
  return jobsAt(plan, record, forge.clock.now());
}

async function rerun(
  request: ApiRequest,
  repository: RepositoryRecord,
): Promise<Reply> {
  const { forge, caller } = request;
  const run = requireRun(request, repository);
  if (!isDone(forge, run)) {
    throw new GithubError(403, 'This workflow is already running');
  }
  await forge.runs.rerun(repository, run, caller.login);
  return created({});
}

export function requireRun(
  { forge, params }: ApiRequest,
  repository: RepositoryRecord,
): RunRecord {
  return requireOwned(forge.store.runs, params.run_id, repository);
}

function attemptOf({ params }: ApiRequest): number {
  return Number(params.attempt_number);
}

function isDone(forge: Forge, run: RunRecord): boolean {
  const last = run.attempts[run.attempts.length - 1];
  return progressOf(last, forge.clock.now()) === 'completed';
}
