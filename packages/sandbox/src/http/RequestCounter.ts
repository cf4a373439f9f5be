// SPDX-License-Identifier: Apache-2.0
import type { SandboxClock } from '../clock';

interface Window {
  used: number;
  /** Milliseconds since 1970. */
  endsAt: number;
}

export interface Allowance {
  limit: number;
  used: number;
  remaining: number;
  /** Milliseconds since 1970. */
  endsAt: number;
}

/**
 * Counts requests, so that an answer can say how many are left. It refuses nobody: a test that
 * needs a limit reached asks for it by a fault.
 */
export class RequestCounter {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly clock: SandboxClock,
    private readonly options: { limit: number; windowMilliseconds: number },
  ) {}

  read(caller: string, cost = 0): Allowance {
    const { limit, windowMilliseconds } = this.options;
    const now = this.clock.now().getTime();
    let window = this.windows.get(caller);
    if (!window || window.endsAt <= now) {
      window = { used: 0, endsAt: now + windowMilliseconds };
      this.windows.set(caller, window);
    }
    window.used += cost;
    const { used, endsAt } = window;
    return { limit, used, remaining: Math.max(1, limit - used), endsAt };
  }
}
