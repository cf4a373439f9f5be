// SPDX-License-Identifier: Apache-2.0
import type { DeploymentRecord, IncidentRecord } from './records';

/** What a source gave in one read, and where the next one goes on. */
export interface Batch<T> {
  records: T[];
  /** The source's own; stored as JSON once the records are in the database, and handed back. */
  cursor: unknown;
  /** Whether there is nothing more for now. */
  isLast: boolean;
}

/** What the entities of the catalog that name a value want to be told of it. */
export interface Interest {
  /** Whether one of them names path prefixes, so that commits need their paths. */
  needsPaths: boolean;
  /** Names of the workflows by which they deploy; null stands for the source's own, by which those deploy that name none. Never empty. */
  workflows: Array<string | null>;
}

/** A question to a source about one of its things: a repository, a service of a pager. */
export interface ReadRequest extends Interest {
  /** The value of the annotation that the source reads by. */
  value: string;
  /** Nothing that ended before is asked for. */
  since: Date;
  /** What the last batch brought; absent at the beginning. */
  cursor?: unknown;
  signal: AbortSignal;
}

/** What every source says of itself. */
interface SourceDescription {
  /** As `github`; it is part of every record's identity, so it stays for ever. */
  readonly id: string;
  /** As `GitHub`. */
  readonly title: string;
  /** The annotation whose values name what the source can read. */
  readonly annotation: string;
}

/**
 * Tells deployments. `read` is called for each value that entities of the catalog name: at first back to the beginning of the history that is
 * kept, batch by batch, later from time to time to find what webhooks missed.
 *
 * @throws whatever went wrong: what was read before it stays, the cursor stays, and the state of the source tells of it
 */
export interface DeploymentSource extends SourceDescription {
  readDeployments(request: ReadRequest): Promise<Batch<DeploymentRecord>>;
}

/** Tells incidents; in all else as a `DeploymentSource`. */
export interface IncidentSource extends SourceDescription {
  readIncidents(request: ReadRequest): Promise<Batch<IncidentRecord>>;
}
