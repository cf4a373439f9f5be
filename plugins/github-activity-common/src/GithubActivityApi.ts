// SPDX-License-Identifier: Apache-2.0
import {
  PluginClient,
  scopePath,
  withQuery,
  type EntityName,
  type PluginAccess,
} from '@macadam/portal-common';
import {
  jobLogSchema,
  jobsSchema,
  lastChangesSchema,
  needsMeSchema,
  workflowRunSchema,
  workflowRunsPageSchema,
  type JobLog,
  type LastChanges,
  type NeedsMe,
  type WorkflowJob,
  type WorkflowRun,
  type WorkflowRunsPage,
} from './model';

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
  /** As GitHub told it within the last ten minutes. */
  getLastChanges(entity: EntityName): Promise<LastChanges>;
  /** Owners and the platform team; others 403. */
  rerun(entity: EntityName, runId: number): Promise<void>;
  getNeedsMe(): Promise<NeedsMe>;
}

/** Isomorphic: callers differ only in the `fetchApi` they pass. */
export class GithubActivityClient implements GithubActivityApi {
  private readonly client: PluginClient;

  constructor(access: PluginAccess) {
    this.client = new PluginClient('github-activity', access);
  }

  getRuns(entity: EntityName, query: RunsQuery = {}) {
    const path = withQuery(`${scopePath(entity)}/runs`, query);
    return this.client.read(path, workflowRunsPageSchema);
  }

  getRun(entity: EntityName, runId: number) {
    const path = `${scopePath(entity)}/runs/${runId}`;
    return this.client.read(path, workflowRunSchema);
  }

  async getJobs(entity: EntityName, runId: number) {
    const path = `${scopePath(entity)}/runs/${runId}/jobs`;
    return (await this.client.read(path, jobsSchema)).jobs;
  }

  getJobLog(entity: EntityName, jobId: number) {
    const path = `${scopePath(entity)}/jobs/${jobId}/log`;
    return this.client.read(path, jobLogSchema);
  }

  getLastChanges(entity: EntityName) {
    const path = `${scopePath(entity)}/last-changes`;
    return this.client.read(path, lastChangesSchema);
  }

  async rerun(entity: EntityName, runId: number) {
    const path = `${scopePath(entity)}/runs/${runId}/rerun`;
    await this.client.ask(path, { method: 'POST' });
  }

  getNeedsMe() {
    return this.client.read('/needs-me', needsMeSchema);
  }
}
