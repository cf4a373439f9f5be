// SPDX-License-Identifier: Apache-2.0
import type { Change } from './Journal';

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
