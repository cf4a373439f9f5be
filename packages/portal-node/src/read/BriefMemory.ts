// SPDX-License-Identifier: Apache-2.0

interface Kept<T> {
  foundAtMs: number;
  answer: Promise<T>;
}

export interface Brevity {
  /** An answer stands for so long. */
  milliseconds: number;
  /** Until it is so old, it is still given while it is found anew: nobody waits then. Not at all by default. */
  whileRenewedMilliseconds?: number;
  /** Those asked for first go first. */
  mostEntries: number;
}

/** Remembers what was found out for a moment, so that those who ask the same at the same time, or again at once, share one answer. */
export class BriefMemory<T> {
  private readonly kept = new Map<string, Kept<T>>();
  private readonly underRenewal = new Set<string>();

  constructor(private readonly brevity: Brevity) {}

  /**
   * @param key - tells the question, and who asks it where that matters
   * @throws whatever `find` throws; a failure is not kept, and neither is that nothing was found
   */
  async answer(key: string, find: () => Promise<T>): Promise<T> {
    const { milliseconds, whileRenewedMilliseconds = 0 } = this.brevity;
    const known = this.kept.get(key);
    const age = known ? Date.now() - known.foundAtMs : Infinity;
    if (known && age < milliseconds) return known.answer;
    if (known && age < whileRenewedMilliseconds) {
      this.renew(key, find);
      return known.answer;
    }
    const answer = find();
    const entry = this.keep(key, answer);
    const forget = () => {
      if (this.kept.get(key) === entry) this.kept.delete(key);
    };
    answer.then(found => found === undefined && forget(), forget);
    return answer;
  }

  /** What was known stands when this fails; that there is nothing any more takes its place. */
  private renew(key: string, find: () => Promise<T>): void {
    if (this.underRenewal.has(key)) return;
    this.underRenewal.add(key);
    const found = (answer: T) => {
      if (answer === undefined) this.kept.delete(key);
      else this.keep(key, Promise.resolve(answer));
    };
    find()
      .then(found, () => undefined)
      .finally(() => this.underRenewal.delete(key));
  }

  private keep(key: string, answer: Promise<T>): Kept<T> {
    const entry = { foundAtMs: Date.now(), answer };
    this.kept.delete(key);
    this.kept.set(key, entry);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.brevity.mostEntries) this.kept.delete(oldest);
    return entry;
  }
}
