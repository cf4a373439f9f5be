// SPDX-License-Identifier: Apache-2.0
export {
  GithubActivityClient,
  type GithubActivityApi,
  type RunsQuery,
} from './GithubActivityApi';
export type {
  JobLog,
  LastChange,
  LastChanges,
  NeedsMe,
  PullRequest,
  WorkflowJob,
  WorkflowRun,
  WorkflowRunsPage,
} from './model';
