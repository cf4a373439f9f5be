// SPDX-License-Identifier: Apache-2.0
import type { JobState } from '../actions/jobs';
import type { Forge } from '../Forge';
import type { GitCommit } from '../git';
import type { RepositoryRecord, RunRecord } from '../store';
import { simpleUser } from './accounts';
import { jobView, runView } from './actions';
import { nodeId } from './Urls';

/** A job of an attempt at a run, as a check of the run's commit. */
export interface Check {
  run: RunRecord;
  job: JobState;
  attempt: number;
  index: number;
}

export function checkRunView(
  forge: Forge,
  repository: RepositoryRecord,
  { run, job, attempt, index }: Check,
) {
  const view = jobView(forge, repository, run, job, { attempt, index });
  const { id, node_id, head_sha, name, status, conclusion } = view;
  return {
    id,
    node_id,
    head_sha,
    name,
    status,
    conclusion,
    external_id: nodeId('Job', id),
    url: view.check_run_url,
    html_url: view.html_url,
    details_url: view.html_url,
    started_at: view.started_at,
    completed_at: view.completed_at,
    output: {
      title: null,
      summary: null,
      text: null,
      annotations_count: 0,
      annotations_url: `${view.check_run_url}/annotations`,
    },
    check_suite: { id: run.id },
    app: actionsApp(forge, repository),
    pull_requests: [],
  };
}

export function checkSuiteView(
  forge: Forge,
  repository: RepositoryRecord,
  run: RunRecord,
  { commit, checkRuns }: { commit: GitCommit | undefined; checkRuns: number },
) {
  const view = runView(forge, repository, run, commit);
  return {
    id: run.id,
    node_id: view.check_suite_node_id,
    head_branch: run.branch,
    head_sha: run.sha,
    status: view.status,
    conclusion: view.conclusion,
    url: view.check_suite_url,
    before: null,
    after: run.sha,
    pull_requests: [],
    app: actionsApp(forge, repository),
    repository: view.repository,
    created_at: view.created_at,
    updated_at: view.updated_at,
    head_commit: view.head_commit,
    latest_check_runs_count: checkRuns,
    check_runs_url: `${view.check_suite_url}/check-runs`,
  };
}

function actionsApp(forge: Forge, repository: RepositoryRecord) {
  const { createdAt } =
    forge.store.organizations.get(repository.owner) ?? repository;
  return {
    id: 15368,
    slug: 'github-actions',
    node_id: nodeId('App', 15368),
    owner: simpleUser(forge, repository.owner),
    name: 'GitHub Actions',
    description: 'Automate your workflow from idea to production',
    external_url: 'https://docs.github.com/actions',
    html_url: 'https://docs.github.com/actions',
    created_at: createdAt,
    updated_at: createdAt,
    permissions: { actions: 'write', checks: 'write', contents: 'read' },
    events: [],
  };
}
