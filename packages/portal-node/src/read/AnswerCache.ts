// SPDX-License-Identifier: Apache-2.0

interface Entry<T> {
  version: string;
  answer: Promise<T>;
}

/**
 * Keeps answers while the data that they were drawn from stays as it was, and draws each only once at a time, however many ask. So many keys
 * are kept as it was made for, those asked for longest ago go first.
 */
export class AnswerCache {
  private readonly entries = new Map<string, Entry<unknown>>();
  private readonly asking = new Map<string, Promise<string>>();

  constructor(private readonly mostEntries: number) {}

  /**
   * @param key - tells the question, whole
   * @param version - asked before the answer is drawn: data that changes meanwhile makes the next question draw again
   * @throws whatever `draw` throws; a failure is not kept
   */
  async answer<T>(
    key: string,
    version: () => Promise<string>,
    draw: (version: string) => Promise<T>,
  ): Promise<T> {
    const current = await this.askedOnce(key, version);
    // Kept under this key is what an earlier caller of the same question drew.
    const kept = this.entries.get(key) as Entry<T> | undefined;
    if (kept?.version === current) {
      this.keep(key, kept);
      return kept.answer;
    }
    if (!kept) return this.drawn(key, current, draw);
    await kept.answer.catch(() => undefined);
    return this.drawn(key, await this.askedOnce(key, version), draw);
  }

  /** Who asks the same while the version is being asked for hears the same. */
  private askedOnce(
    key: string,
    version: () => Promise<string>,
  ): Promise<string> {
    const asking = this.asking.get(key);
    if (asking) return asking;
    const asked = version().finally(() => this.asking.delete(key));
    this.asking.set(key, asked);
    return asked;
  }

  private drawn<T>(
    key: string,
    version: string,
    draw: (version: string) => Promise<T>,
  ): Promise<T> {
    const kept = this.entries.get(key) as Entry<T> | undefined;
    if (kept?.version === version) return kept.answer;
    const entry = { version, answer: draw(version) };
    this.keep(key, entry);
    entry.answer.catch(() => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    });
    return entry.answer;
  }

  private keep(key: string, entry: Entry<unknown>): void {
    this.entries.delete(key);
    this.entries.set(key, entry);
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.mostEntries) this.entries.delete(oldest);
  }
}
