// SPDX-License-Identifier: Apache-2.0
import { isError, ServiceUnavailableError } from '@backstage/errors';
import type {
  WorkflowJob,
  WorkflowRun,
} from '@macadam/plugin-github-activity-common';
import type { GithubOrganization } from '@macadam/plugin-golden-path-node';
import { z } from 'zod/v3';
import {
  commitPayload,
  jobPayload,
  pullPayload,
  runPayload,
  type Commit,
  type PullRequestRecord,
} from './payloads';

export const PAGE_SIZE = 100;

/** Nobody looks at a spinner for longer. */
const LIVE_TIMEOUT_MILLISECONDS = 10_000;
/** Pull requests beyond this many are nobody's to-do list any more. */
const MOST_PAGES_OF_PULLS = 5;

const repositoryAnswer = z.object({ default_branch: z.string() });
const runsAnswer = z.object({ workflow_runs: z.array(runPayload) });
const jobsAnswer = z.object({ jobs: z.array(jobPayload) });
const logAnswer = z
  .union([z.string(), z.instanceof(ArrayBuffer)])
  .transform(log =>
    typeof log === 'string' ? log : Buffer.from(log).toString(),
  );

/** What GitHub tells about the work in one repository of the organisation. */
export class GithubActivitySource {
  constructor(private readonly organization: GithubOrganization) {}

  /** `organisation/name` of what belongs to this organisation, in lower case; `undefined` of what does not. */
  slugOf(projectSlug: string): string | undefined {
    const [owner, name, ...rest] = projectSlug
      .toLocaleLowerCase('en-US')
      .split('/');
    const isOurs = owner === this.organization.name.toLocaleLowerCase('en-US');
    return isOurs && name && rest.length === 0 ? `${owner}/${name}` : undefined;
  }

  urlOf(slug: string): string {
    return `${this.organization.origin}/${slug}`;
  }

  async defaultBranch(slug: string, signal?: AbortSignal): Promise<string> {
    const answer = await this.organization.request(
      'GET /repos/{owner}/{repo}',
      parametersOf(slug),
      { answer: repositoryAnswer, signal },
    );
    return answer.default_branch;
  }

  /** Newest first. */
  async runs(
    slug: string,
    page: number,
    signal?: AbortSignal,
  ): Promise<WorkflowRun[]> {
    const answer = await this.organization.request(
      'GET /repos/{owner}/{repo}/actions/runs',
      { ...parametersOf(slug), per_page: PAGE_SIZE, page },
      { answer: runsAnswer, signal },
    );
    return answer.workflow_runs;
  }

  async openPulls(
    slug: string,
    signal?: AbortSignal,
  ): Promise<PullRequestRecord[]> {
    const pulls: PullRequestRecord[] = [];
    for (let page = 1; page <= MOST_PAGES_OF_PULLS; page += 1) {
      const more = await this.organization.request(
        'GET /repos/{owner}/{repo}/pulls',
        { ...parametersOf(slug), state: 'open', per_page: PAGE_SIZE, page },
        { answer: z.array(pullPayload), signal },
      );
      pulls.push(...more);
      if (more.length < PAGE_SIZE) break;
    }
    return pulls;
  }

  /**
   * The newest commit of the default branch.
   *
   * @param path - a file or directory that it changed; empty for any
   * @returns undefined where there is none
   */
  async lastCommit(slug: string, path: string): Promise<Commit | undefined> {
    try {
      const [commit] = await this.live(
        'GET /repos/{owner}/{repo}/commits',
        { ...parametersOf(slug), ...(path && { path }), per_page: 1 },
        z.array(commitPayload),
      );
      return commit;
    } catch (error) {
      // What GitHub answers of a repository without any commit.
      if (isError(error) && error.name === 'ConflictError') return undefined;
      throw error;
    }
  }

  async jobs(slug: string, runId: number): Promise<WorkflowJob[]> {
    const { jobs } = await this.live(
      'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
      { ...parametersOf(slug), run_id: runId, per_page: PAGE_SIZE },
      jobsAnswer,
    );
    return jobs;
  }

  /** The log of a job that belongs to this repository. */
  log(slug: string, jobId: number): Promise<string> {
    return this.live(
      'GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs',
      { ...parametersOf(slug), job_id: jobId },
      logAnswer,
    );
  }

  async rerun(slug: string, runId: number): Promise<void> {
    await this.live(
      'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun',
      { ...parametersOf(slug), run_id: runId },
      z.unknown(),
    );
  }

  private async live<T extends z.ZodTypeAny>(
    route: string,
    parameters: Record<string, unknown>,
    answer: T,
  ): Promise<z.output<T>> {
    const signal = AbortSignal.timeout(LIVE_TIMEOUT_MILLISECONDS);
    try {
      return await this.organization.request(route, parameters, {
        answer,
        signal,
      });
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new ServiceUnavailableError(
        `${this.organization.host} did not answer within ${
          LIVE_TIMEOUT_MILLISECONDS / 1000
        } seconds; try again, or look there`,
        isError(error) ? error : undefined,
      );
    }
  }
}

function parametersOf(slug: string) {
  const [owner, repo] = slug.split('/');
  return { owner, repo };
}
