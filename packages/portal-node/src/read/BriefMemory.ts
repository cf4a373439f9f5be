// SPDX-License-Identifier: Apache-2.0

/** Remembers what was found out for a moment, so that those who ask the same at the same time, or again at once, share one answer. */
export class BriefMemory<T> {
  private readonly kept = new Map<
    string,
    { untilMs: number; answer: Promise<T> }
  >();

  /** @param options - so many answers are kept, those asked for first go first */
  constructor(
    private readonly options: { milliseconds: number; mostEntries: number },
  ) {}

  /**
   * @param key - tells the question, and who asks it where that matters
   * @throws whatever `find` throws; a failure is not kept, and neither is that nothing was found
   */
  async answer(key: string, find: () => Promise<T>): Promise<T> {
    const known = this.kept.get(key);
    if (known && known.untilMs > Date.now()) return known.answer;
    const { milliseconds, mostEntries } = this.options;
    const entry = { untilMs: Date.now() + milliseconds, answer: find() };
    this.kept.delete(key);
    this.kept.set(key, entry);
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostEntries) this.kept.delete(oldest);
    const forget = () => {
      if (this.kept.get(key) === entry) this.kept.delete(key);
    };
    entry.answer.then(found => found === undefined && forget(), forget);
    return entry.answer;
  }
}
