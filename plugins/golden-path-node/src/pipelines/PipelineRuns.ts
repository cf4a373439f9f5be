// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { isError, ServiceUnavailableError } from '@backstage/errors';
import { z } from 'zod/v3';
import type { GithubOrganization } from '../forge/GithubOrganization';

const POLL_MILLISECONDS = 500;

const runsAnswer = z.object({
  workflow_runs: z.array(
    z.object({
      head_sha: z.string(),
      html_url: z.string().url(),
      conclusion: z.string().nullish(),
      created_at: z.string(),
      updated_at: z.string(),
    }),
  ),
});

/** A workflow of a repository, at one commit of its default branch. */
export interface WorkflowAtCommit {
  repository: string;
  /** The workflow's file name, such as `ci.yaml`. */
  workflow: string;
  branch: string;
  commitSha: string;
}

/** One run of a workflow, as the forge tells it now. */
export interface PipelineRun {
  /** Its page. */
  url: string;
  /** As GitHub says it, `success` or otherwise; absent while it goes on. */
  conclusion: string | undefined;
  /** When it last changed: its end, once it has one. */
  updatedAt: string;
}

/** How long a run may take to appear. */
export interface PipelinePatience {
  /** After the push that should have started one. */
  afterPushMilliseconds: number;
  /** After we dispatched one ourselves. */
  afterDispatchMilliseconds: number;
}

const PATIENCE: PipelinePatience = {
  afterPushMilliseconds: 5_000,
  afterDispatchMilliseconds: 30_000,
};

/** The runs of a service's pipeline. */
export class PipelineRuns {
  private readonly patience: PipelinePatience;

  constructor(
    private readonly deps: {
      organization: GithubOrganization;
      patience?: PipelinePatience;
    },
  ) {
    this.patience = deps.patience ?? PATIENCE;
  }

  /**
   * The address of the run at a commit. As a rule the push started it; when none appears it is dispatched. Asking again finds the same run.
   *
   * @throws ServiceUnavailableError when no run appears
   */
  async start(at: WorkflowAtCommit, signal?: AbortSignal): Promise<string> {
    const { afterPushMilliseconds, afterDispatchMilliseconds } = this.patience;
    const pushed = await this.waitForRun(at, afterPushMilliseconds, signal);
    if (pushed) return pushed;

    await this.deps.organization.request(
      'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
      { ...this.workflow(at), ref: at.branch },
      { answer: z.unknown(), signal },
    );
    const dispatched = await this.waitForRun(
      at,
      afterDispatchMilliseconds,
      signal,
    );
    if (dispatched) return dispatched;
    throw new ServiceUnavailableError(
      `Workflow ${at.workflow} of ${at.repository} did not start at ${at.commitSha}`,
    );
  }

  /** The earliest run of a workflow on the default branch; `undefined` when there is none. */
  async first(
    of: Pick<WorkflowAtCommit, 'repository' | 'workflow'>,
    signal?: AbortSignal,
  ): Promise<PipelineRun | undefined> {
    const answer = await this.deps.organization.request(
      'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
      this.workflow(of),
      { answer: runsAnswer, signal },
    );
    const [run] = answer.workflow_runs.sort((a, b) =>
      a.created_at.localeCompare(b.created_at),
    );
    return (
      run && {
        url: run.html_url,
        conclusion: run.conclusion ?? undefined,
        updatedAt: run.updated_at,
      }
    );
  }

  private async waitForRun(
    at: WorkflowAtCommit,
    patienceMilliseconds: number,
    signal: AbortSignal | undefined,
  ): Promise<string | undefined> {
    const deadline = Date.now() + patienceMilliseconds;
    for (;;) {
      const run = await this.findRun(at, signal);
      if (run || Date.now() >= deadline) return run;
      await sleep(POLL_MILLISECONDS, undefined, { signal });
    }
  }

  private async findRun(
    at: WorkflowAtCommit,
    signal: AbortSignal | undefined,
  ): Promise<string | undefined> {
    try {
      const answer = await this.deps.organization.request(
        'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
        { ...this.workflow(at), head_sha: at.commitSha },
        { answer: runsAnswer, signal },
      );
      const run = answer.workflow_runs.find(
        ({ head_sha: sha }) => sha === at.commitSha,
      );
      return run?.html_url;
    } catch (error) {
      // The forge knows a workflow only a moment after its file was pushed.
      if (isError(error) && error.name === 'NotFoundError') return undefined;
      throw error;
    }
  }

  private workflow({
    repository,
    workflow,
  }: Pick<WorkflowAtCommit, 'repository' | 'workflow'>) {
    const owner = this.deps.organization.name;
    return { owner, repo: repository, workflow_id: workflow };
  }
}
