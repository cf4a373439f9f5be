// SPDX-License-Identifier: Apache-2.0
import type { JobState, Stage } from '../actions/jobs';
import { progressOf } from '../actions/plan';
import { timestamp, type Forge } from '../Forge';
import type { GitCommit } from '../git';
import type {
  AttemptRecord,
  RepositoryRecord,
  RunRecord,
  WorkflowRecord,
} from '../store';
import { simpleUser } from './accounts';
import { encodePath } from './git';
import { minimalRepository } from './repositories';
import { nodeId } from './Urls';

export function workflowView(
  forge: Forge,
  repository: RepositoryRecord,
  workflow: WorkflowRecord,
) {
  const page = forge.urls.repository(repository);
  const file = workflow.path.split('/').at(-1) ?? '';
  return {
    id: workflow.id,
    node_id: nodeId('Workflow', workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: 'active',
    created_at: workflow.createdAt,
    updated_at: workflow.updatedAt,
    url: `${forge.urls.repositoryApi(repository)}/actions/workflows/${
      workflow.id
    }`,
    html_url: `${page}/blob/${repository.defaultBranch}/${encodePath(
      workflow.path,
    )}`,
    badge_url: `${page}/actions/workflows/${file}/badge.svg`,
  };
}

/** A run as it stands at this moment; an earlier attempt when one is given. */
export function runView(
  forge: Forge,
  repository: RepositoryRecord,
  run: RunRecord,
  commit: GitCommit | undefined,
  number = run.attempts.length,
) {
  const attempt = run.attempts[number - 1];
  const status = progressOf(attempt, forge.clock.now());
  const isDone = status === 'completed';
  const updatedAt = {
    queued: attempt.queuedAt,
    in_progress: attempt.startedAt,
    completed: attempt.completedAt,
  }[status];
  return {
    id: run.id,
    name: run.workflowName,
    node_id: nodeId('WorkflowRun', run.id),
    head_branch: run.branch,
    head_sha: run.sha,
    path: run.workflow,
    display_title: run.title,
    run_number: run.runNumber,
    run_attempt: number,
    event: run.event,
    status,
    conclusion: isDone ? attempt.conclusion : null,
    workflow_id: run.workflowId,
    check_suite_id: run.id,
    check_suite_node_id: nodeId('CheckSuite', run.id),
    pull_requests: [],
    created_at: wholeSeconds(run.attempts[0].queuedAt),
    updated_at: wholeSeconds(updatedAt),
    run_started_at: wholeSeconds(attempt.queuedAt),
    actor: simpleUser(forge, run.actor),
    triggering_actor: simpleUser(forge, attempt.actor),
    referenced_workflows: run.referenced ?? [],
    ...runLinks(forge, repository, run, number),
    head_commit: commit ? simpleCommit(commit) : null,
    repository: minimalRepository(forge, repository),
    head_repository: minimalRepository(forge, repository),
  };
}

function runLinks(
  forge: Forge,
  repository: RepositoryRecord,
  run: RunRecord,
  number: number,
) {
  const actions = `${forge.urls.repositoryApi(repository)}/actions`;
  const url = `${actions}/runs/${run.id}`;
  return {
    url,
    html_url: `${forge.urls.repository(repository)}/actions/runs/${run.id}`,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${forge.urls.repositoryApi(repository)}/check-suites/${
      run.id
    }`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: number > 1 ? `${url}/attempts/${number - 1}` : null,
    workflow_url: `${actions}/workflows/${run.workflowId}`,
  };
}

export function jobView(
  forge: Forge,
  repository: RepositoryRecord,
  run: RunRecord,
  job: JobState,
  position: { attempt: number; index: number },
) {
  const id = jobId(run, position.attempt, position.index);
  const api = `${forge.urls.repositoryApi(repository)}/actions`;
  const page = `${forge.urls.repository(repository)}/actions/runs/${run.id}`;
  const attempt = run.attempts[position.attempt - 1];
  return {
    id,
    run_id: run.id,
    workflow_name: run.workflowName,
    head_branch: run.branch,
    run_url: `${api}/runs/${run.id}`,
    run_attempt: position.attempt,
    node_id: nodeId('CheckRun', id),
    head_sha: run.sha,
    url: `${api}/jobs/${id}`,
    html_url: `${page}/job/${id}`,
    ...stageView(job),
    created_at: wholeSeconds(attempt.queuedAt),
    started_at: timestamp(job.startedAt ?? new Date(attempt.queuedAt)),
    name: job.name,
    steps: job.steps.map((step, index) => ({
      name: step.name,
      number: index + 1,
      ...stageView(step),
    })),
    check_run_url: `${forge.urls.repositoryApi(repository)}/check-runs/${id}`,
    labels: ['ubuntu-latest'],
    runner_id: job.status === 'queued' ? null : 1,
    runner_name: job.status === 'queued' ? null : 'sandbox',
    runner_group_id: job.status === 'queued' ? null : 1,
    runner_group_name: job.status === 'queued' ? null : 'Default',
  };
}

function stageView(stage: Stage) {
  return {
    status: stage.status,
    conclusion: stage.conclusion ?? null,
    started_at: stage.startedAt ? timestamp(stage.startedAt) : null,
    completed_at: stage.completedAt ? timestamp(stage.completedAt) : null,
  };
}

/** Says which job of which attempt of which run it is, so that none needs a record. */
export function jobId(run: RunRecord, attempt: number, index: number): number {
  return (run.id * 100 + attempt) * 100 + index;
}

export function readJobId(id: number) {
  return {
    run: Math.floor(id / 10_000),
    attempt: Math.floor(id / 100) % 100,
    index: id % 100,
  };
}

function simpleCommit(commit: GitCommit) {
  const { name, email } = commit.author;
  return {
    id: commit.sha,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: timestamp(commit.committer.at),
    author: { name, email },
    committer: { name: commit.committer.name, email: commit.committer.email },
  };
}

function wholeSeconds(at: AttemptRecord['queuedAt']): string {
  return timestamp(new Date(at));
}
