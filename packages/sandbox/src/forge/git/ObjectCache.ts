// SPDX-License-Identifier: Apache-2.0

interface Kept {
  value: Promise<unknown>;
  bytes: number;
}

const LARGEST_BYTES = 256 * 1024;

/**
 * Remembers what git has said about objects. An object's id is made from its content, so such an
 * answer never changes; only how much is kept has a limit, and what was used last stays longest.
 */
export class ObjectCache {
  private readonly kept = new Map<string, Kept>();
  private bytes = 0;

  constructor(private readonly limits: { bytes: number }) {}

  async remember<T>(
    key: string,
    read: () => Promise<T>,
    sizeOf: (value: T) => number = () => 512,
  ): Promise<T> {
    const known = this.kept.get(key);
    if (known) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known.value as Promise<T>;
    }
    const value = read();
    const entry: Kept = { value, bytes: 0 };
    this.kept.set(key, entry);
    try {
      const result = await value;
      const bytes = result === undefined ? Infinity : sizeOf(result);
      // An absent object may be written later, and a large one is rarely asked for twice.
      if (bytes > LARGEST_BYTES) this.drop(key, entry);
      else this.keep(entry, bytes);
      return result;
    } catch (error) {
      this.drop(key, entry);
      throw error;
    }
  }

  private keep(entry: Kept, bytes: number): void {
    entry.bytes = bytes;
    this.bytes += bytes;
    for (const [key, oldest] of this.kept) {
      if (this.bytes <= this.limits.bytes) return;
      this.drop(key, oldest);
    }
  }

  private drop(key: string, entry: Kept): void {
    if (this.kept.get(key) !== entry) return;
    this.kept.delete(key);
    this.bytes -= entry.bytes;
  }
}
