// SPDX-License-Identifier: Apache-2.0
import type { SandboxClock } from '../../clock';
import { RequestCounter } from '../../http/RequestCounter';

/** What GitHub grants an app of an enterprise organisation. */
const REQUESTS_PER_HOUR = 15_000;
const HOUR_MILLISECONDS = 3_600_000;

/** Says in GitHub's headers how many requests are left. */
export class RateLimits {
  private readonly counter: RequestCounter;

  constructor(clock: SandboxClock) {
    this.counter = new RequestCounter(clock, {
      limit: REQUESTS_PER_HOUR,
      windowMilliseconds: HOUR_MILLISECONDS,
    });
  }

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
    const { limit, used, remaining, endsAt } = this.counter.read(login, cost);
    return { limit, used, remaining, reset: Math.floor(endsAt / 1000) };
  }
}
