// SPDX-License-Identifier: Apache-2.0
import type { GithubActionsApi } from '@backstage-community/plugin-github-actions';
import type {
  GithubActivityApi,
  WorkflowRun,
  WorkflowRunsPage,
} from '@macadam/plugin-github-activity-common';
import type { EntityName, SourceState } from '@macadam/portal-common';

type Answer<Method extends keyof GithubActionsApi> = Awaited<
  ReturnType<GithubActionsApi[Method]>
>;

/**
 * What the community's screens ask of GitHub, answered by the portal's backend about one entity, so that nobody signs in with GitHub a second
 * time and no browser calls the forge. They ask by owner and repository; which repository it is, the backend knows from the entity.
 *
 * Of GitHub's shapes it fills what the screens read.
 */
export class ActionsOfEntity implements GithubActionsApi {
  constructor(
    private readonly deps: {
      api: GithubActivityApi;
      entity: EntityName;
      /** Told after each look at the runs. */
      onSource: (source: SourceState) => void;
      repository: WorkflowRunsPage['repository'];
    },
  ) {}

  async listWorkflowRuns(options: {
    page?: number;
    pageSize?: number;
    branch?: string;
  }) {
    const { api, entity, onSource } = this.deps;
    const { page, pageSize, branch } = options;
    const answer = await api.getRuns(entity, { page, pageSize, branch });
    onSource(answer.source);
    return {
      total_count: answer.total,
      workflow_runs: answer.runs.map(shapeOf),
    } as Answer<'listWorkflowRuns'>;
  }

  async getWorkflowRun({ id }: { id: number }) {
    const run = await this.deps.api.getRun(this.deps.entity, id);
    return shapeOf(run) as Answer<'getWorkflowRun'>;
  }

  async getWorkflow({ id }: { id: number }) {
    return { id } as Answer<'getWorkflow'>;
  }

  async reRunWorkflow({ runId }: { runId: number }) {
    await this.deps.api.rerun(this.deps.entity, runId);
  }

  async listJobsForWorkflowRun({ id }: { id: number }) {
    const jobs = await this.deps.api.getJobs(this.deps.entity, id);
    return {
      total_count: jobs.length,
      jobs: jobs.map(job => ({
        id: job.id,
        name: job.name,
        status: job.status,
        conclusion: job.conclusion ?? null,
        started_at: job.startedAt,
        completed_at: job.completedAt ?? null,
        html_url: job.url ?? null,
        steps: job.steps.map(step => ({
          number: step.number,
          name: step.name,
          status: step.status,
          conclusion: step.conclusion ?? null,
          started_at: step.startedAt,
          completed_at: step.completedAt,
        })),
      })),
    } as Answer<'listJobsForWorkflowRun'>;
  }

  async downloadJobLogsForWorkflowRun({ runId: jobId }: { runId: number }) {
    const { text, isTruncated } = await this.deps.api.getJobLog(
      this.deps.entity,
      jobId,
    );
    const log = isTruncated ? `The beginning is left out.\n${text}` : text;
    return log as unknown as Answer<'downloadJobLogsForWorkflowRun'>;
  }

  async listBranches({ page }: { page: number }) {
    const { branches } = this.deps.repository;
    const all = page > 1 ? [] : branches.map(name => ({ name }));
    return all as Answer<'listBranches'>;
  }

  async getDefaultBranch() {
    return this.deps.repository.defaultBranch ?? 'main';
  }
}

function shapeOf(run: WorkflowRun) {
  return {
    id: run.id,
    name: run.workflowName,
    head_branch: run.branch ?? null,
    status: run.status,
    conclusion: run.conclusion ?? null,
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    url: run.url,
    html_url: run.url,
    head_commit: {
      id: run.commitSha,
      message: run.title,
      author: { name: run.actor ?? '', email: '' },
    },
  };
}
