// SPDX-License-Identifier: Apache-2.0
import type { SandboxClock } from '../../clock';

/** What GitHub grants an app of an enterprise organisation. */
const REQUESTS_PER_HOUR = 15_000;
const HOUR_MILLISECONDS = 3_600_000;

interface Window {
  used: number;
  /** Milliseconds since 1970. */
  endsAt: number;
}

/**
 * Counts requests and says so in GitHub's headers. It refuses nobody: a test that needs a
 * limit reached asks for it by a fault.
 */
export class RateLimits {
  private readonly windows = new Map<string, Window>();

  constructor(private readonly clock: SandboxClock) {}

  count(login: string): Record<string, string> {
    const { limit, remaining, used, reset } = this.read(login, 1);
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(reset),
      'x-ratelimit-resource': 'core',
    };
  }

  read(login: string, cost = 0) {
    const now = this.clock.now().getTime();
    let window = this.windows.get(login);
    if (!window || window.endsAt <= now) {
      window = { used: 0, endsAt: now + HOUR_MILLISECONDS };
      this.windows.set(login, window);
    }
    window.used += cost;
    return {
      limit: REQUESTS_PER_HOUR,
      used: window.used,
      remaining: Math.max(1, REQUESTS_PER_HOUR - window.used),
      reset: Math.floor(window.endsAt / 1000),
    };
  }
}
