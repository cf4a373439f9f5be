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
/** Whoever is asked to wait longer fails instead: a person is watching the run. */
const LONGEST_WAIT_MILLISECONDS = 60_000;

/**
 * How long to wait before a failed request is worth another try, in milliseconds; `undefined` when it is not.
 *
 * An answer that never came, came in half or has status 5xx may be repeated after a growing delay with jitter. A rate limit says itself when
 * to come back. Every other answer is final.
 *
 * @param attempt - how often the request was made so far, from 1
 * @param random - in [0, 1), spreads those who failed together
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export function retryDelay(
  failure: Failure,
  { attempt, now, random }: { attempt: number; now: Date; random: number },
): number | undefined {
  if (attempt >= MAXIMUM_ATTEMPTS || !isTransient(failure)) return undefined;
  const demanded = demandedDelay(failure, now);
  if (demanded !== undefined) {
    return demanded <= LONGEST_WAIT_MILLISECONDS ? demanded : undefined;
  }
  const backoff = Math.min(
    FIRST_DELAY_MILLISECONDS * 2 ** (attempt - 1),
    LONGEST_BACKOFF_MILLISECONDS,
  );
  return Math.round(backoff * (0.5 + random / 2));
}

export function isTransient({ status, headers }: Failure): boolean {
  if (status === undefined || status === 429) return true;
  // 501 means that the server does not serve this at all.
  if (status >= 500) return status !== 501;
  // GitHub answers 403 both to who may not and to who asks too often.
  return status === 403 && (hasRetryAfter(headers) || isExhausted(headers));
}

function demandedDelay({ headers }: Failure, now: Date): number | undefined {
  if (hasRetryAfter(headers)) return Number(headers['retry-after']) * 1000;
  if (!isExhausted(headers)) return undefined;
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  return Number.isFinite(reset)
    ? Math.max(reset - now.getTime(), 0)
    : undefined;
}

function hasRetryAfter(headers: Failure['headers']): boolean {
  return Number.isFinite(Number(headers['retry-after'] ?? NaN));
}

function isExhausted(headers: Failure['headers']): boolean {
  return Number(headers['x-ratelimit-remaining'] ?? NaN) === 0;
}
