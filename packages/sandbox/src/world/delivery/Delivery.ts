// SPDX-License-Identifier: Apache-2.0

/** How what stands on `main` comes to production, and what went wrong on the way. */
export interface Delivery {
  /** By hand, with all that has come since, every so many days. Absent: each push goes by itself. */
  everyDays?: number;
  /** Nothing of what was changed had to be repaired. */
  isSmooth?: boolean;
  /** Absent: what happens is drawn by lot. */
  turns?: Turn[];
}

/** Jobs of the workflow that deploys, in their order. */
export type DeployJob = 'build' | 'staging' | 'production';

/** Where in the story: 0 is its beginning, 1 its end. The release that is nearest, and leaves room for it, is meant. */
interface Somewhen {
  at: number;
}

/** A release broke something, and somebody put it right in production, without another release. */
interface IncidentTurn extends Somewhen {
  is: 'incident';
}

/** A release broke something, and the version before was put back: by its own run, once more. */
interface RollbackTurn extends Somewhen {
  is: 'rollback';
}

/** Something broke long after the last release, and for another reason. */
interface OutageTurn extends Somewhen {
  is: 'outage';
  title: string;
}

/** A release needed more attempts than one. */
interface RerunTurn extends Somewhen {
  is: 'rerun';
  failures: 1 | 2;
  endedIn: DeployJob;
  /** Somebody stopped it; it failed, when absent. */
  isCancelled?: boolean;
}

/** The same version once more, by hand. */
interface RedeployTurn extends Somewhen {
  is: 'redeploy';
}

/** The newest release broke something, and it is not over. */
interface OpenTurn {
  is: 'open';
  /** Whether somebody has taken it on. */
  isAcknowledged: boolean;
}

export type Turn =
  | IncidentTurn
  | RollbackTurn
  | OutageTurn
  | RerunTurn
  | RedeployTurn
  | OpenTurn;

/** What put right what the release before it had broken. */
export interface Repair {
  /** How the pager called it. */
  title: string;
  /** A hotfix goes to production at once, past the pipeline; a revert goes the usual way. */
  how: 'hotfix' | 'revert';
}
