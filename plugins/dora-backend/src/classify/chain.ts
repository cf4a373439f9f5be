// SPDX-License-Identifier: Apache-2.0
import type { Attribution } from '@macadam/plugin-dora-common';

/** How a company wants the rules to be applied. */
export interface Rules {
  /** R1. Names are compared without regard to case. */
  productionEnvironments: string[];
  /** R8. Null is without limit. */
  attributionWindowHours: number | null;
  /** R10. */
  rollbackDetection: boolean;
}

/** What a commit is to the rules. Times here are milliseconds since the epoch. */
export interface Commit {
  sha: string;
  authoredMs: number;
  isMerge: boolean;
  /** Null when nobody asked. */
  paths: string[] | null;
}

/** One attempt to deploy a service, somewhere. */
export interface Attempt {
  id: string;
  source: string;
  externalId: string;
  environment: string;
  sha: string;
  status: string;
  finishedMs: number;
  releaseId: string | null;
  dedupeKey: string | null;
  kind: string | null;
  /** External id, in the same source. */
  remediates: string | null;
  /** Empty when the base is unknown. */
  commits: Commit[];
}

/** A counted deployment that came before the part of the chain that is looked at. */
export interface PastDeployment {
  id: string;
  finishedMs: number;
}

export interface Incident {
  id: string;
  createdMs: number;
  /** Null while it is open. */
  resolvedMs: number | null;
  /** External id of the deployment that caused it, as its source said. */
  toldDeployment: string | null;
  /** What a person said. */
  decision: 'deployment' | 'not-a-change' | null;
  decidedDeploymentId: string | null;
  /** Whom it would belong to, of the deployments before. */
  past: {
    told?: PastDeployment;
    decided?: PastDeployment;
    /** The latest one that had finished when it began. */
    latest?: PastDeployment;
  };
}

/** A deployment before, and why it failed, as far as what is looked at does not say. */
export interface PastFailure extends PastDeployment {
  /** Only those incidents that are not in the chain. */
  incidents: Array<Pick<Incident, 'resolvedMs'>>;
  /** When the first rollback among the deployments before undid it. */
  undoneMs: number | null;
  /** When the first of them that remediates it finished. */
  remediatedMs: number | null;
}

/** An environment of the service, as the deployments before left it. */
export interface PastEnvironment {
  environment: string;
  liveSha: string;
  /** Of shas that were live before and come again: which deployment came next, after their last time. */
  nextAfter: Map<string, string>;
}

/**
 * All that the rules need to know of the deployments before, so that a new event costs what comes after it and not the whole history.
 */
export interface Past {
  environments: PastEnvironment[];
  /** Commits that were deployed before. */
  deployedCommits: ReadonlySet<string>;
  /** By `attemptKey`: what an attempt before became part of. */
  remediated: ReadonlyMap<string, PastDeployment>;
  /** Every deployment before that something in the chain points at, or has pointed at. */
  failures: PastFailure[];
}

/** One service's deployments and incidents, whole, or from some moment on. The order of the lists is of no account. */
export interface Chain {
  /** The service's changes touch one of these; null when all do. */
  pathPrefixes: string[] | null;
  /** Every attempt from then on, with all that share a release with them. */
  attempts: Attempt[];
  /** Every incident that could belong to one of them. */
  incidents: Incident[];
  past: Past;
}

export const NO_PAST: Past = {
  environments: [],
  deployedCommits: new Set(),
  remediated: new Map(),
  failures: [],
};

export type UncountedReason = 'not-successful' | 'not-production' | 'grouped';
export type { FailureReason, ReworkReason } from '@macadam/plugin-dora-common';

export interface IncidentFlags {
  id: string;
  attribution: Attribution;
  deploymentId: string | null;
}

/** Unique among the attempts of a service. */
export function attemptKey(source: string, externalId: string): string {
  return JSON.stringify([source, externalId]);
}

/** The order of a chain. It does not depend on when an event was told. */
export function byTime(a: Attempt, b: Attempt): number {
  return (
    a.finishedMs - b.finishedMs ||
    compare(a.externalId, b.externalId) ||
    compare(a.source, b.source)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
