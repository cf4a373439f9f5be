// SPDX-License-Identifier: Apache-2.0
import type { TeamPermission } from '../../story';
import type { EnvironmentRecord } from './environmentRecords';

/** All times are ISO 8601 in UTC, as they are kept in the journal and sent on the wire. */
export type Timestamp = string;

export interface OrganizationRecord {
  id: number;
  login: string;
  name: string;
  description: string;
  createdAt: Timestamp;
}

export interface UserRecord {
  id: number;
  login: string;
  name: string;
  email: string;
  bio?: string;
  /** A machine's account: it acts, and is no member of the organisation. */
  bot?: boolean;
  createdAt: Timestamp;
}

export interface TeamRecord {
  id: number;
  slug: string;
  name: string;
  description: string;
  parent?: string;
  members: string[];
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export type Visibility = 'public' | 'private' | 'internal';

export interface RepositorySettings {
  has_issues: boolean;
  has_projects: boolean;
  has_wiki: boolean;
  allow_merge_commit: boolean;
  allow_squash_merge: boolean;
  allow_rebase_merge: boolean;
  allow_auto_merge: boolean;
  allow_update_branch: boolean;
  delete_branch_on_merge: boolean;
}

export interface RepositoryRecord {
  id: number;
  /** Login of the organisation. */
  owner: string;
  name: string;
  description: string | null;
  homepage: string | null;
  topics: string[];
  visibility: Visibility;
  archived: boolean;
  defaultBranch: string;
  settings: RepositorySettings;
  /** By team slug. */
  teams: Record<string, TeamPermission>;
  /** By login. */
  collaborators: Record<string, TeamPermission>;
  /** By branch. */
  protections: Record<string, ProtectionRecord>;
  labels: LabelRecord[];
  variables: Record<string, VariableRecord>;
  secrets: Record<string, SecretTimes>;
  environments: Record<string, EnvironmentRecord>;
  /** The id of the repository that this one is a fork of. */
  forkOf?: number;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  pushedAt: Timestamp;
}

export interface LabelRecord {
  id: number;
  name: string;
  color: string;
  description: string | null;
}

export interface VariableRecord {
  value: string;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** A sealed secret is never needed again here: that it is there is all that is kept. */
export interface SecretTimes {
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export interface ProtectionRecord {
  enforceAdmins: boolean;
  requiredSignatures: boolean;
  requiredLinearHistory: boolean;
  requiredConversationResolution: boolean;
  allowForcePushes: boolean;
  allowDeletions: boolean;
  blockCreations: boolean;
  statusChecks?: { strict: boolean; contexts: string[] };
  reviews?: {
    dismissStaleReviews: boolean;
    requireCodeOwnerReviews: boolean;
    requireLastPushApproval: boolean;
    /** How many approvals a pull request needs. */
    approvals: number;
  };
  /** Who may push, when not everyone with write access. */
  restrictions?: { users: string[]; teams: string[] };
}

export interface IssueRecord {
  id: number;
  repositoryId: number;
  number: number;
  title: string;
  body: string | null;
  author: string;
  labels: string[];
  assignees: string[];
  createdAt: Timestamp;
  updatedAt: Timestamp;
  closedAt?: Timestamp;
}

/** Of an issue or a pull request. */
export interface CommentRecord {
  id: number;
  repositoryId: number;
  issueId: number;
  author: string;
  body: string;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED';

export interface ReviewRecord {
  id: number;
  author: string;
  state: ReviewState;
  body: string;
  commit: string;
  submittedAt: Timestamp;
}

export interface PullRecord extends IssueRecord {
  head: string;
  base: string;
  /** The branch's tip when it was last seen; it stays known after the branch is deleted. */
  headSha: string;
  /** The base's tip when the pull was opened or merged. */
  baseSha: string;
  draft: boolean;
  requestedReviewers: string[];
  requestedTeams: string[];
  reviews: ReviewRecord[];
  mergedAt?: Timestamp;
  mergedBy?: string;
  mergeCommit?: string;
}

export type RunEvent =
  | 'push'
  | 'pull_request'
  | 'workflow_dispatch'
  | 'workflow_run';

export type Conclusion =
  | 'success'
  | 'failure'
  | 'cancelled'
  | 'skipped'
  | 'startup_failure';

/** Gives a workflow's file an id that lasts. */
export interface WorkflowRecord {
  id: number;
  repositoryId: number;
  path: string;
  name: string;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** One try at a run. What has happened by a given moment follows from these times alone. */
export interface AttemptRecord {
  actor: string;
  queuedAt: Timestamp;
  startedAt: Timestamp;
  completedAt: Timestamp;
  conclusion: Conclusion;
  /** Id of the job in which it failed or was cancelled, when the plan does not say it. */
  endedIn?: string;
}

export interface RunRecord {
  id: number;
  repositoryId: number;
  workflowId: number;
  /** Path of the workflow's file. */
  workflow: string;
  workflowName: string;
  runNumber: number;
  event: RunEvent;
  title: string;
  branch: string;
  sha: string;
  actor: string;
  inputs?: Record<string, string>;
  /** The conclusion of the run that caused this one. */
  upstream?: string;
  pull?: number;
  /** The workflows of other files that it called, at the commits that they had then. */
  referenced?: Array<{ path: string; sha: string; ref: string }>;
  /** Oldest first. */
  attempts: AttemptRecord[];
  /** How far hooks and listeners have been told about the last attempt. */
  announced: 'nothing' | 'requested' | 'in_progress' | 'completed';
}

export type DeploymentState =
  | 'queued'
  | 'pending'
  | 'in_progress'
  | 'success'
  | 'failure'
  | 'error'
  | 'inactive';

export interface DeploymentStatusRecord {
  id: number;
  state: DeploymentState;
  creator: string;
  description: string;
  environmentUrl: string;
  logUrl: string;
  createdAt: Timestamp;
}

export interface DeploymentRecord {
  id: number;
  repositoryId: number;
  sha: string;
  ref: string;
  task: string;
  environment: string;
  description: string | null;
  creator: string;
  payload: Record<string, unknown> | string;
  productionEnvironment: boolean;
  runId?: number;
  /** Which attempt of the run, from 1. */
  runAttempt?: number;
  /** Oldest first. */
  statuses: DeploymentStatusRecord[];
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** A key that may read a repository, or write to it, over SSH. */
export interface DeployKeyRecord {
  id: number;
  repositoryId: number;
  title: string;
  key: string;
  readOnly: boolean;
  addedBy: string;
  createdAt: Timestamp;
}

/** Turns `<prefix>123` in a text into a link to another system. */
export interface AutolinkRecord {
  id: number;
  repositoryId: number;
  prefix: string;
  urlTemplate: string;
  isAlphanumeric: boolean;
  updatedAt: Timestamp;
}

/** The settings of a repository's GitHub Pages. */
export interface SiteRecord {
  repositoryId: number;
  buildType: 'legacy' | 'workflow';
  source: { branch: string; path: string };
}
