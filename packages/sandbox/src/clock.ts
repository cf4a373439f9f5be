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
  /** In order of time; what is for the same moment, in the order in which it was asked for. */
  private readonly pending: Pending[] = [];
  private timer?: NodeJS.Timeout;
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
    const entry: Pending = { moment: moment.getTime(), task };
    const later = this.pending.findIndex(other => other.moment > entry.moment);
    this.pending.splice(later < 0 ? this.pending.length : later, 0, entry);
    this.arm();
    return () => this.drop(entry);
  }

  /** Moves the clock forward and runs what has come due, in order of time. */
  advance(seconds: number): void {
    this.offsetMilliseconds += seconds * 1000;
    this.runDue();
  }

  close(): void {
    this.pending.length = 0;
    clearTimeout(this.timer);
  }

  /** One timer for all: two of their own could go off in either order when they are for the same moment. */
  private arm(): void {
    clearTimeout(this.timer);
    const [next] = this.pending;
    if (!next) return;
    const wait = next.moment - this.now().getTime();
    this.timer = setTimeout(
      () => this.runDue(),
      Math.min(Math.max(wait, 0), LONGEST_TIMER_MILLISECONDS),
    );
    this.timer.unref();
  }

  private runDue(): void {
    try {
      while (this.pending[0]?.moment <= this.now().getTime()) {
        this.pending.shift()?.task();
      }
    } finally {
      this.arm();
    }
  }

  private drop(entry: Pending): void {
    const index = this.pending.indexOf(entry);
    if (index >= 0) this.pending.splice(index, 1);
  }
}

interface Pending {
  /** Milliseconds since 1970. */
  moment: number;
  task: () => void;
}

/** What `setTimeout` can hold. */
const LONGEST_TIMER_MILLISECONDS = 2 ** 31 - 1;
