// SPDX-License-Identifier: Apache-2.0

/** What a failed request tells about trying again. */
export interface Failure {
  /** The answer's status; absent when no whole answer came. */
  status?: number;
  /** The answer's headers, names in lower case. */
  headers: Partial<Record<string, string | number>>;
}

const MAXIMUM_ATTEMPTS = 5;
const FIRST_DELAY_MILLISECONDS = 500;
const LONGEST_BACKOFF_MILLISECONDS = 8_000;
/** Whoever is asked to wait longer fails instead: somebody watches, or comes again later anyway. */
const LONGEST_WAIT_MILLISECONDS = 60_000;

/**
 * How long to wait before a failed request is worth another try, in milliseconds; `undefined` when it is not.
 *
 * An answer that never came, came in half or has status 5xx may be repeated after a growing delay with jitter. A rate limit says itself when
 * to come back. Every other answer is final.
 *
 * @param attempt - how often the request was made so far, from 1
 * @param random - in [0, 1), spreads those who failed together
 * @param firstDelayMilliseconds - before the second attempt, if nobody demands another; from then on it doubles
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api and https://developer.pagerduty.com/docs/rest-api-rate-limits
 */
export function retryDelay(
  failure: Failure,
  {
    attempt,
    now,
    random,
    firstDelayMilliseconds = FIRST_DELAY_MILLISECONDS,
  }: {
    attempt: number;
    now: Date;
    random: number;
    firstDelayMilliseconds?: number;
  },
): number | undefined {
  if (attempt >= MAXIMUM_ATTEMPTS || !isTransient(failure)) return undefined;
  const demanded = demandedDelay(failure, now);
  if (demanded !== undefined) {
    return demanded <= LONGEST_WAIT_MILLISECONDS ? demanded : undefined;
  }
  const backoff = Math.min(
    firstDelayMilliseconds * 2 ** (attempt - 1),
    LONGEST_BACKOFF_MILLISECONDS,
  );
  return Math.round(backoff * (0.5 + random / 2));
}

/** Whether a failed request may succeed when it is made again. */
export function isTransient({ status, headers }: Failure): boolean {
  if (status === undefined || status === 429) return true;
  // 501 means that the server does not serve this at all.
  if (status >= 500) return status !== 501;
  // GitHub answers 403 both to who may not and to who asks too often.
  return (
    status === 403 && (headers['retry-after'] !== undefined || isSpent(headers))
  );
}

function demandedDelay({ headers }: Failure, now: Date): number | undefined {
  const retryAfter = headers['retry-after'];
  if (retryAfter !== undefined) return untilRetryAfter(String(retryAfter), now);
  if (!isSpent(headers)) return undefined;
  // GitHub names the moment, in seconds since 1970; others, as the draft of the IETF does, the seconds until then.
  const reset = Number(headers['x-ratelimit-reset']) * 1000 - now.getTime();
  const left = Number(headers['ratelimit-reset']) * 1000;
  return [reset, left]
    .filter(delay => Number.isFinite(delay))
    .map(delay => Math.max(delay, 0))[0];
}

/** Seconds, or a date: RFC 9110, 10.2.3. */
function untilRetryAfter(value: string, now: Date): number | undefined {
  const delay = /^\d+$/.test(value.trim())
    ? Number(value) * 1000
    : Date.parse(value) - now.getTime();
  return Number.isFinite(delay) ? Math.max(delay, 0) : undefined;
}

/** Whether the answer says that nothing is left of a rate limit. */
function isSpent(headers: Failure['headers']): boolean {
  const left =
    headers['x-ratelimit-remaining'] ?? headers['ratelimit-remaining'];
  return Number(left ?? NaN) === 0;
}
