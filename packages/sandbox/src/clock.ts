// SPDX-License-Identifier: Apache-2.0

/** Cancels what was scheduled; harmless when it has already run. */
export type Cancel = () => void;

/**
 * The one clock of the sandbox. Its time is the real time, plus what tests have added: by where
 * it starts, and with `advance`. Work has a *nominal* length, as long as it would take in the real world; the scale
 * says how many nominal seconds pass in one second here, so a pipeline of two minutes takes
 * six seconds at a scale of 20.
 */
export class SandboxClock {
  private offsetMilliseconds = 0;
  private readonly pending = new Set<Pending>();
  private currentScale: number;

  /** @param options.startsAt - the time that it shows now; the real one, when absent */
  constructor(options: { scale: number; startsAt?: Date }) {
    this.currentScale = options.scale;
    if (options.startsAt) {
      this.offsetMilliseconds = options.startsAt.getTime() - Date.now();
    }
  }

  get scale(): number {
    return this.currentScale;
  }

  /** Holds for work that starts from now on; what already runs keeps its pace. */
  setScale(scale: number): void {
    this.currentScale = scale;
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMilliseconds);
  }

  /** The moment at which work that starts at `start` is done. */
  after(start: Date, nominalSeconds: number): Date {
    return new Date(
      start.getTime() + (nominalSeconds * 1000) / this.currentScale,
    );
  }

  /** Runs `task` once this clock reaches `moment`; soon, when that is past. */
  at(moment: Date, task: () => void): Cancel {
    const entry: Pending = { moment, task };
    this.pending.add(entry);
    this.arm(entry);
    return () => this.disarm(entry);
  }

  /** Moves the clock forward and runs what has come due, in order of time. */
  advance(seconds: number): void {
    this.offsetMilliseconds += seconds * 1000;
    const byTime = [...this.pending].sort(
      (a, b) => a.moment.getTime() - b.moment.getTime(),
    );
    for (const entry of byTime) {
      if (!this.pending.has(entry)) continue;
      if (entry.moment <= this.now()) this.fire(entry);
      else this.arm(entry);
    }
  }

  close(): void {
    for (const entry of [...this.pending]) this.disarm(entry);
  }

  private arm(entry: Pending): void {
    clearTimeout(entry.timer);
    const wait = entry.moment.getTime() - this.now().getTime();
    entry.timer = setTimeout(
      () => this.fire(entry),
      Math.min(Math.max(wait, 0), LONGEST_TIMER_MILLISECONDS),
    );
    entry.timer.unref();
  }

  private fire(entry: Pending): void {
    if (entry.moment > this.now()) {
      this.arm(entry);
      return;
    }
    this.disarm(entry);
    entry.task();
  }

  private disarm(entry: Pending): void {
    clearTimeout(entry.timer);
    this.pending.delete(entry);
  }
}

interface Pending {
  moment: Date;
  task: () => void;
  timer?: NodeJS.Timeout;
}

/** What `setTimeout` can hold. */
const LONGEST_TIMER_MILLISECONDS = 2 ** 31 - 1;
