// SPDX-License-Identifier: Apache-2.0
import { Journal, type Change } from './Journal';
import type { DeliveryRecord, HookRecord } from './hookRecords';
import type {
  AutolinkRecord,
  CommentRecord,
  DeployKeyRecord,
  DeploymentRecord,
  IssueRecord,
  OrganizationRecord,
  PullRecord,
  RepositoryRecord,
  RunRecord,
  SiteRecord,
  TeamRecord,
  UserRecord,
  WorkflowRecord,
} from './records';

const RESERVED_IDS = 'reservedIds';

/** Ids are reserved in blocks, so that not every new id costs a line in the journal. */
const ID_BLOCK = 100;

/** Records of one kind, in memory, in order of insertion. Stored values are never changed in place. */
export class Collection<T> {
  private readonly records = new Map<string, T>();

  constructor(
    readonly name: string,
    private readonly write: (change: Change) => void,
  ) {}

  get(key: string): T | undefined {
    return this.records.get(key);
  }

  put(key: string, value: T): T {
    this.records.set(key, value);
    this.write({ collection: this.name, key, value });
    return value;
  }

  delete(key: string): void {
    if (this.records.delete(key)) this.write({ collection: this.name, key });
  }

  deleteWhere(isUnwanted: (value: T) => boolean): void {
    for (const [key, value] of [...this.records]) {
      if (isUnwanted(value)) this.delete(key);
    }
  }

  values(): T[] {
    return [...this.records.values()];
  }

  /** Takes a change from the journal. */
  replay(change: Change): void {
    if (change.value === undefined) this.records.delete(change.key);
    else this.records.set(change.key, change.value as T);
  }

  /** The changes that lead to the present state. */
  *snapshot(): Iterable<Change> {
    for (const [key, value] of this.records) {
      yield { collection: this.name, key, value };
    }
  }
}

/** Everything the forge knows apart from Git objects. Without a file it lives in memory only. */
export class ForgeStore {
  private readonly collections = new Map<string, Collection<unknown>>();
  private journal?: Journal;
  private lastId = 1000;
  private reservedIds = 1000;

  readonly organizations = this.collection<OrganizationRecord>('organizations');
  readonly users = this.collection<UserRecord>('users');
  readonly teams = this.collection<TeamRecord>('teams');
  readonly repositories = this.collection<RepositoryRecord>('repositories');
  readonly issues = this.collection<IssueRecord>('issues');
  readonly comments = this.collection<CommentRecord>('comments');
  readonly pulls = this.collection<PullRecord>('pulls');
  readonly workflows = this.collection<WorkflowRecord>('workflows');
  readonly runs = this.collection<RunRecord>('runs');
  readonly deployments = this.collection<DeploymentRecord>('deployments');
  readonly hooks = this.collection<HookRecord>('hooks');
  readonly deliveries = this.collection<DeliveryRecord>('deliveries');
  readonly deployKeys = this.collection<DeployKeyRecord>('deployKeys');
  readonly autolinks = this.collection<AutolinkRecord>('autolinks');
  readonly sites = this.collection<SiteRecord>('sites');
  /** The counter of ids, and marks such as "the story was told". */
  readonly marks = this.collection<unknown>('marks');

  private constructor() {}

  static open(options: { file?: string } = {}): ForgeStore {
    const store = new ForgeStore();
    const { file } = options;
    if (file) {
      for (const change of Journal.read(file)) store.replay(change);
      store.lastId = store.reservedIds;
      store.journal = Journal.compact(file, store.snapshot());
    }
    return store;
  }

  /** Unique over all kinds of records, and never given twice, not even after a deletion. */
  nextId(): number {
    this.lastId += 1;
    if (this.lastId > this.reservedIds) {
      this.reservedIds = this.lastId + ID_BLOCK;
      this.marks.put(RESERVED_IDS, this.reservedIds);
    }
    return this.lastId;
  }

  /** Forgets what belongs to a repository. */
  deleteOwnedBy(repositoryId: number): void {
    for (const collection of this.collections.values()) {
      collection.deleteWhere(
        value =>
          (value as { repositoryId?: number } | null)?.repositoryId ===
          repositoryId,
      );
    }
  }

  /** Forgets every record; the counter of ids goes on. */
  clear(): void {
    for (const collection of this.collections.values()) {
      if (collection !== this.marks) collection.deleteWhere(() => true);
    }
  }

  close(): void {
    this.journal?.close();
    this.journal = undefined;
  }

  private collection<T>(name: string): Collection<T> {
    const created = new Collection<T>(name, change =>
      this.journal?.append([change]),
    );
    this.collections.set(name, created as Collection<unknown>);
    return created;
  }

  private replay(change: Change): void {
    this.collections.get(change.collection)?.replay(change);
    if (change.key === RESERVED_IDS && typeof change.value === 'number') {
      this.reservedIds = change.value;
    }
  }

  private *snapshot(): Iterable<Change> {
    for (const collection of this.collections.values()) {
      yield* collection.snapshot();
    }
  }
}
