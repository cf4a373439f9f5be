// SPDX-License-Identifier: Apache-2.0
import { toError } from '@backstage/errors';
import type { SourceState } from '@macadam/portal-common';
import { CredentialsRefusedError } from '../http/CredentialsRefusedError';

/** What a source last said, if that is not too old, and how it does. */
export interface Reading<T> extends SourceState {
  value?: T;
  /** It answers, and does not let the portal read this. */
  isRefused?: boolean;
}

export interface Rules {
  /** What was read stands for so long before it is asked for anew. */
  freshMilliseconds: number;
  /** After a failure nobody asks for so long. */
  pauseMilliseconds: number;
  /** While the source fails, what it said last is given until it is so old; not what it refuses now. */
  keptMilliseconds: number;
  /** Those asked for longest ago go first. */
  mostEntries: number;
  /** Told of the first failure after a success. */
  onFailing?: (error: Error) => void;
  /** Milliseconds since 1970. */
  now?: () => number;
}

interface Entry<T> {
  found?: { value: T; readAt: number };
  failure?: { since: number; error: Error };
  triedAt: number;
  asking?: Promise<void>;
}

/** Remembers what a source said for a moment, and for longer while it fails. Those who ask the same at the same time share one question. */
export class LastKnown<T> {
  private readonly entries = new Map<string, Entry<T>>();
  private failingSince?: number;

  constructor(private readonly rules: Rules) {}

  /** Never throws: a failure of `find` is part of the answer. */
  async read(key: string, find: () => Promise<T>): Promise<Reading<T>> {
    const entry = this.entryOf(key);
    if (this.isDue(entry)) entry.asking ??= this.ask(entry, find);
    await entry.asking;
    return this.readingOf(entry);
  }

  private entryOf(key: string): Entry<T> {
    const entry = this.entries.get(key) ?? { triedAt: -Infinity };
    this.entries.delete(key);
    this.entries.set(key, entry);
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.rules.mostEntries) this.entries.delete(oldest);
    return entry;
  }

  private isDue({ failure, triedAt }: Entry<T>): boolean {
    const { freshMilliseconds, pauseMilliseconds } = this.rules;
    const stands = failure ? pauseMilliseconds : freshMilliseconds;
    return this.now() - triedAt >= stands;
  }

  private async ask(entry: Entry<T>, find: () => Promise<T>): Promise<void> {
    try {
      const value = await find();
      entry.found = { value, readAt: this.now() };
      entry.failure = undefined;
      this.failingSince = undefined;
    } catch (error) {
      const failure = toError(error);
      if (!this.failingSince) this.rules.onFailing?.(failure);
      this.failingSince ??= this.now();
      entry.failure = { since: this.failingSince, error: failure };
    }
    entry.triedAt = this.now();
    entry.asking = undefined;
  }

  private readingOf({ found, failure }: Entry<T>): Reading<T> {
    const state: Reading<T> = failure ? stateOf(failure) : {};
    if (!found || state.isRefused) return state;
    const isGiven =
      !failure || this.now() - found.readAt < this.rules.keptMilliseconds;
    return isGiven
      ? { value: found.value, readAt: isoOf(found.readAt), ...state }
      : state;
  }

  private now(): number {
    return this.rules.now?.() ?? Date.now();
  }
}

function stateOf({
  since,
  error,
}: {
  since: number;
  error: Error;
}): Reading<never> {
  return {
    failingSince: isoOf(since),
    reason: error.message,
    ...(error instanceof CredentialsRefusedError && { isRefused: true }),
  };
}

function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
