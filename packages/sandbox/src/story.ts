// SPDX-License-Identifier: Apache-2.0

/**
 * What a forge holds, as plain data: the seam between the world that tells Acme's story and
 * the servers that keep it. Logins, slugs and repository names are unique. All dates are absolute.
 */
export interface Story {
  organization: { login: string; name: string; description: string };
  users: StoryUser[];
  teams: StoryTeam[];
  repositories: StoryRepository[];
}

export interface StoryUser {
  login: string;
  name: string;
  email: string;
  bio?: string;
}

export interface StoryTeam {
  /** Also the name of the catalog's group. */
  slug: string;
  name: string;
  description: string;
  /** Slug of the team above, for a hierarchy. */
  parent?: string;
  /** Logins. */
  members: string[];
}

export type TeamPermission = 'pull' | 'triage' | 'push' | 'maintain' | 'admin';

export interface StoryRepository {
  name: string;
  description: string;
  topics: string[];
  visibility: 'public' | 'private' | 'internal';
  archived?: boolean;
  /** Oldest first; each builds on the one before, all on the default branch `main`. */
  commits: StoryCommit[];
  teams: Record<string, TeamPermission>;
  runs: StoryRun[];
  /** Made past the pipelines, through the API. */
  deployments?: StoryDeployment[];
  pulls: StoryPull[];
}

export interface StoryCommit {
  /** Login of the author. */
  author: string;
  /** When it came to its branch. */
  at: Date;
  /** When it was written; then it came to its branch as well, when absent. */
  authoredAt?: Date;
  message: string;
  /** Path to new content; `null` deletes the file. */
  files: Record<string, string | null>;
}

/** One try at a run, which is over. */
export interface StoryAttempt {
  conclusion: 'success' | 'failure' | 'cancelled';
  startedAt: Date;
  durationSeconds: number;
  /** Id of the job in which it failed or was cancelled: what comes after did not begin. The last one, when absent. */
  endedIn?: string;
}

/** A finished GitHub Actions run: its first attempt, and those that followed. */
export interface StoryRun extends StoryAttempt {
  /** Path of the workflow file, e.g. `.github/workflows/ci.yaml`. */
  workflow: string;
  /** Index into the repository's `commits`. */
  commit: number;
  event: 'push' | 'pull_request' | 'workflow_dispatch';
  /** Login of who caused it. */
  actor: string;
  /** Oldest first. */
  reruns?: Array<StoryAttempt & { actor: string }>;
}

export interface StoryDeployment {
  /** Index into the repository's `commits`. */
  commit: number;
  environment: string;
  /** What it was for, e.g. `deploy:hotfix`. */
  task: string;
  description: string;
  /** Login. */
  creator: string;
  startedAt: Date;
  durationSeconds: number;
  outcome: 'success' | 'failure';
}

export interface StoryPull {
  title: string;
  body: string;
  author: string;
  branch: string;
  /** The commits on the branch, on top of `commits[base]`. */
  base: number;
  commits: StoryCommit[];
  openedAt: Date;
  /** Open when neither is given. A merged pull's changes must also stand in the repository's `commits`. */
  mergedAt?: Date;
  /** `merge`: the commit after `commits[base]` has this branch as its second parent. Without it nothing of the branch is in the history. */
  mergedBy?: 'squash' | 'merge';
  closedAt?: Date;
  /** Logins whose review approved it. */
  approvedBy?: string[];
  /** Logins whose review it waits for. */
  requestedReviewers?: string[];
}

/** What the pager holds. Every login is a user's; a service's id is the one that the catalog names. */
export interface PagerStory {
  users: StoryUser[];
  teams: StoryPagerTeam[];
  services: StoryPagerService[];
  /** Oldest first. */
  incidents: StoryIncident[];
}

export interface StoryPagerTeam {
  slug: string;
  name: string;
  /** Logins of those who take turns, a week each. */
  onCall: string[];
  /** Logins of those who are asked when nobody answers. */
  backup: string[];
}

export interface StoryPagerService {
  id: string;
  name: string;
  description: string;
  /** Slug of the team that is woken. */
  team: string;
}

export interface StoryIncident {
  /** Id of the service. */
  service: string;
  title: string;
  urgency: 'high' | 'low';
  at: Date;
  /** Who took it on, and who said that it is over; it is open when nobody has. */
  acknowledged?: StoryAnswer;
  resolved?: StoryAnswer;
}

export interface StoryAnswer {
  at: Date;
  /** Login. */
  by: string;
}

/** A dashboard that Grafana holds. */
export interface StoryDashboard {
  /** Unique, up to 40 characters. */
  uid: string;
  title: string;
  tags: string[];
  /** Titles of its panels, in their order. */
  panels: string[];
}

/** A project that SonarQube knows. */
export interface StoryProject {
  /** Unique. */
  key: string;
  name: string;
  /** The last one; absent when there was none yet. */
  analysis?: StoryAnalysis;
}

/** What was found in the lines that were new then. Percentages are from 0 to 100. */
export interface StoryAnalysis {
  at: Date;
  issues: number;
  coveragePercent: number;
  duplicationPercent: number;
  /** Absent where nothing had to be reviewed. */
  hotspotsReviewedPercent?: number;
}
