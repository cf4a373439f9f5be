// SPDX-License-Identifier: Apache-2.0

/**
 * Whom an event is about, in the source's own words. The engine finds the entities of the catalog that answer to it: by their reference, or
 * by an annotation of theirs (compared without regard to case).
 */
export type Subject =
  | { kind: 'entity'; entityRef: string }
  | {
      kind: 'annotation';
      annotation: string;
      value: string;
      /** Of those, the entities that name this workflow; when none does, those that name no workflow. */
      workflow?: string;
    };

/** A commit that a deployment brought, since the one before it in the same environment. */
export interface CommitRecord {
  sha: string;
  /** When it was written, rather than rebased or merged. */
  authoredAt: Date;
  isMerge: boolean;
  /** Files that it touches, from the repository's root; absent when nobody asked. */
  paths?: string[];
  title?: string;
  author?: string;
  url?: string;
}

/** One attempt to deploy. An attempt that is told again, corrected or late, replaces what its source said of it before. */
export interface DeploymentRecord {
  /** Unique among the source's deployments, attempts apart: `acme/payment-service/runs/77/2`. */
  externalId: string;
  subject: Subject;
  /** As the source calls it; the engine knows which are production. */
  environment: string;
  sha: string;
  /** `success`, `failure`, `cancelled`, or the source's own word for another end. */
  status: string;
  startedAt?: Date;
  finishedAt: Date;
  /** When the source last changed it. Of two tellings the later one holds. */
  observedAt: Date;
  /** From 1. */
  attempt?: number;
  runId?: string;
  /** Deployments that share it are one: regions of one release. */
  releaseId?: string;
  /** Deployments that share it are one: told by two sources. */
  dedupeKey?: string;
  kind?: 'planned' | 'hotfix' | 'rollback';
  /** External id, in the same source, of the deployment that this one repairs. */
  remediates?: string;
  /** Null when the base is unknown: the first deployment, or a history that was rewritten. */
  commits: CommitRecord[] | null;
  actor?: string;
  title?: string;
  url?: string;
  commitUrl?: string;
}

/** An incident. One that is told again replaces what its source said of it before. */
export interface IncidentRecord {
  /** Unique among the source's incidents. */
  externalId: string;
  subject: Subject;
  title: string;
  createdAt: Date;
  /** Absent while it is open. */
  resolvedAt?: Date;
  observedAt: Date;
  urgency?: string;
  url?: string;
  /** External id of the deployment that caused it, of any source, when the source knows. */
  deploymentId?: string;
}
