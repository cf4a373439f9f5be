// SPDX-License-Identifier: Apache-2.0
import {
  addStatus,
  createDeployment,
  type Telling,
} from '../deployments/deployments';
import type { Forge } from '../Forge';
import type {
  AttemptRecord,
  DeploymentRecord,
  RepositoryRecord,
  RunRecord,
} from '../store';
import type { JobState } from './jobs';

/** A job that names an environment deploys to it: GitHub makes the deployment when the job starts. */
export function startDeployment(
  forge: Forge,
  runId: number,
  job: JobState,
  telling: Telling = {},
): void {
  const found = locate(forge, runId);
  const { environment } = job.plan;
  if (!found || !environment) return;
  const { run, repository } = found;
  if (deploymentOf(forge, run, environment.name)) return;
  const creator = run.attempts.at(-1)?.actor ?? run.actor;
  const at = job.startsAt;
  const deployment = createDeployment(
    forge,
    repository,
    {
      sha: run.sha,
      ref: run.branch,
      environment: environment.name,
      creator,
      runId: run.id,
      runAttempt: run.attempts.length,
      at,
    },
    telling,
  );
  addStatus(
    forge,
    repository,
    deployment.id,
    {
      state: 'in_progress',
      creator,
      logUrl: logUrl(forge, repository, run),
      at,
    },
    telling,
  );
}

export function finishDeployment(
  forge: Forge,
  runId: number,
  job: JobState,
  telling: Telling = {},
): void {
  const found = locate(forge, runId);
  const { environment } = job.plan;
  if (!found || !environment) return;
  const { run, repository } = found;
  const deployment = deploymentOf(forge, run, environment.name);
  if (!deployment || deployment.statuses.length > 1) return;
  const attempt = run.attempts.at(-1);
  const state = isGood(job.plan, attempt) ? 'success' : 'failure';
  addStatus(
    forge,
    repository,
    deployment.id,
    {
      state,
      creator: deployment.creator,
      environmentUrl: environment.url,
      logUrl: logUrl(forge, repository, run),
      at: job.endsAt,
    },
    telling,
  );
}

function isGood(
  { id, outcome }: JobState['plan'],
  attempt: AttemptRecord | undefined,
): boolean {
  const { conclusion, endedIn = id } = attempt ?? {};
  const isCut = conclusion === 'cancelled' && endedIn === id;
  return outcome === 'success' && !isCut;
}

function locate(
  forge: Forge,
  runId: number,
): { run: RunRecord; repository: RepositoryRecord } | undefined {
  const run = forge.store.runs.get(String(runId));
  const repository = run && forge.repositories.byId(run.repositoryId);
  return repository && { run, repository };
}

function deploymentOf(
  forge: Forge,
  run: RunRecord,
  environment: string,
): DeploymentRecord | undefined {
  return forge.store.deployments
    .values()
    .find(
      deployment =>
        deployment.runId === run.id &&
        deployment.runAttempt === run.attempts.length &&
        deployment.environment === environment,
    );
}

function logUrl(
  forge: Forge,
  repository: RepositoryRecord,
  run: RunRecord,
): string {
  return `${forge.urls.repository(repository)}/actions/runs/${run.id}`;
}
