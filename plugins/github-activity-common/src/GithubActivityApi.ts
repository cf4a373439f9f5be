// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import {
  jobLogSchema,
  jobsSchema,
  needsMeSchema,
  workflowRunSchema,
  workflowRunsPageSchema,
  type JobLog,
  type NeedsMe,
  type WorkflowJob,
  type WorkflowRun,
  type WorkflowRunsPage,
} from './model';

/** An entity of the catalog. */
export interface EntityName {
  kind: string;
  namespace: string;
  name: string;
}

export interface RunsQuery {
  branch?: string;
  /** From 1. */
  page?: number;
  /** At most 100. */
  pageSize?: number;
}

/**
 * What a page or a program asks about work on the forge. Whoever may read an entity in the catalog may ask about its repository.
 *
 * @throws ResponseError 404 when there is no such entity, or it names no repository of its own; 503 when the forge was asked and gave no answer
 */
export interface GithubActivityApi {
  getRuns(entity: EntityName, query?: RunsQuery): Promise<WorkflowRunsPage>;
  getRun(entity: EntityName, runId: number): Promise<WorkflowRun>;
  /** Read from the forge at this moment. */
  getJobs(entity: EntityName, runId: number): Promise<WorkflowJob[]>;
  /** Read from the forge at this moment, and kept nowhere. */
  getJobLog(entity: EntityName, jobId: number): Promise<JobLog>;
  /** Owners and the platform team; others 403. */
  rerun(entity: EntityName, runId: number): Promise<void>;
  getNeedsMe(): Promise<NeedsMe>;
}

/** Isomorphic: callers differ only in the `fetchApi` they pass. */
export class GithubActivityClient implements GithubActivityApi {
  constructor(
    private readonly deps: {
      discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
      fetchApi: { fetch: typeof fetch };
    },
  ) {}

  getRuns(entity: EntityName, query: RunsQuery = {}) {
    const given = Object.entries(query).filter(([, value]) => value);
    const parameters = new URLSearchParams(
      given.map(([key, value]) => [key, String(value)]),
    );
    const path = `${pathOf(entity)}/runs?${parameters}`;
    return this.get(path, workflowRunsPageSchema);
  }

  getRun(entity: EntityName, runId: number) {
    return this.get(`${pathOf(entity)}/runs/${runId}`, workflowRunSchema);
  }

  async getJobs(entity: EntityName, runId: number) {
    const path = `${pathOf(entity)}/runs/${runId}/jobs`;
    return (await this.get(path, jobsSchema)).jobs;
  }

  getJobLog(entity: EntityName, jobId: number) {
    return this.get(`${pathOf(entity)}/jobs/${jobId}/log`, jobLogSchema);
  }

  async rerun(entity: EntityName, runId: number) {
    await this.ask(`${pathOf(entity)}/runs/${runId}/rerun`, {
      method: 'POST',
    });
  }

  getNeedsMe() {
    return this.get('/needs-me', needsMeSchema);
  }

  private async get<T extends z.ZodTypeAny>(path: string, schema: T) {
    const response = await this.ask(path);
    return schema.parse(await response.json()) as z.output<T>;
  }

  private async ask(path: string, init?: RequestInit): Promise<Response> {
    const baseUrl = await this.deps.discoveryApi.getBaseUrl('github-activity');
    const response = await this.deps.fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}

function pathOf({ kind, namespace, name }: EntityName): string {
  const parts = [kind, namespace, name].map(encodeURIComponent);
  return `/entities/${parts.join('/')}`;
}
