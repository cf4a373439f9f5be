// SPDX-License-Identifier: Apache-2.0
import type { Delivery } from './delivery';
import type { Change, Edit, Tree } from './history';

/** A repository as its team would describe it; dates, authors and runs are added to it. */
export interface RepositoryPlan {
  name: string;
  description: string;
  topics: string[];
  /** Slug of the team that owns it. */
  team: string;
  /** The files as they stand today. */
  tree: Tree;
  /** What the first commit said. */
  beginning: string;
  /** What led to `tree` since, told in strands; the strands are woven together. */
  changes: Change[][];
  openPulls: OpenPull[];
  /** What was tried and left. */
  closedPulls?: OpenPull[];
  upkeep?: Upkeep;
  /** How commits to `main` go to production; they do not, when absent. */
  delivery?: Delivery;
  /** Pull requests leave a merge commit, and not one commit that holds all of them. */
  hasMergeCommits?: boolean;
}

/** What sets a repository apart from one that its team looks after every week. */
export interface Upkeep {
  /** How the newest commit on `main` fares, when not well. */
  fails?: 'ci' | 'deploy';
  /** Nobody has touched it for so many days. */
  restedDays?: number;
  /** Logins of those who worked on it, when they are not its team of today. */
  people?: string[];
  /** What was done last of all; told forward, from what stood there (`was`). */
  lastly?: Change[];
  isArchived?: boolean;
}

export interface OpenPull {
  title: string;
  body: string;
  author: string;
  branch: string;
  edits: Edit[];
  /** Logins of those whose review it waits for. */
  requestedReviewers?: string[];
}
