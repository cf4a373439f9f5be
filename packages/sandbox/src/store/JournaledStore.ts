// SPDX-License-Identifier: Apache-2.0
import { Collection } from './Collection';
import { Journal, type Change } from './Journal';

const RESERVED_IDS = 'reservedIds';

/** Ids are reserved in blocks, so that not every new id costs a line in the journal. */
const ID_BLOCK = 100;

/** What a server knows, in memory, with a journal on disk. Without a file it lives in memory only. */
export class JournaledStore {
  private readonly collections = new Map<string, Collection<unknown>>();
  private journal?: Journal;
  private lastId = 1000;
  private reservedIds = 1000;

  /** The counter of ids, and marks such as "the story was told". */
  readonly marks = this.collection<unknown>('marks');

  /**
   * Takes up what the file holds; from then on every change goes to it.
   *
   * @throws Error for what is not known here
   */
  protected load(file: string | undefined): void {
    if (!file) return;
    for (const change of Journal.read(file)) this.replay(change);
    this.lastId = this.reservedIds;
    this.journal = Journal.compact(file, this.snapshot());
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

  /** Forgets every record; the counter of ids goes on. */
  clear(): void {
    for (const collection of this.kinds()) {
      if (collection !== this.marks) collection.deleteWhere(() => true);
    }
  }

  close(): void {
    this.journal?.close();
    this.journal = undefined;
  }

  protected kinds(): Iterable<Collection<unknown>> {
    return this.collections.values();
  }

  protected collection<T>(name: string): Collection<T> {
    const created = new Collection<T>(name, change =>
      this.journal?.append([change]),
    );
    this.collections.set(name, created as Collection<unknown>);
    return created;
  }

  private replay(change: Change): void {
    const collection = this.collections.get(change.collection);
    if (!collection) {
      // To go on would be to lose it: the journal is written anew from what was taken up.
      throw new Error(
        `The journal holds ${change.collection}, of which this sandbox knows nothing: another version wrote it. Nothing was changed.`,
      );
    }
    collection.replay(change);
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
