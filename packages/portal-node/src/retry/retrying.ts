// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { retryDelay, type Failure } from './retryDelay';

/**
 * Makes a request until it succeeds or its failure is final. Each attempt gets a signal that ends it after a time of its own, since a server
 * that accepts and stays silent would otherwise hold its caller for good.
 *
 * GitHub's own octokit plugins do not fit: the one for retries knows neither Retry-After nor jitter, the one for throttling puts a second
 * between any two writes of the whole process.
 *
 * @param failureOf - `undefined` when the error is no failure of the request
 * @param firstDelayMilliseconds - half a second, unless whoever asks knows the other end better
 */
export async function retrying<T>(options: {
  attempt: (signal: AbortSignal) => Promise<T>;
  failureOf: (error: unknown) => Failure | undefined;
  attemptTimeoutMilliseconds: number;
  firstDelayMilliseconds?: number;
  signal?: AbortSignal;
}): Promise<T> {
  const { attemptTimeoutMilliseconds, firstDelayMilliseconds, signal } =
    options;
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    const timeout = AbortSignal.timeout(attemptTimeoutMilliseconds);
    try {
      return await options.attempt(
        signal ? AbortSignal.any([signal, timeout]) : timeout,
      );
    } catch (error) {
      signal?.throwIfAborted();
      const failure = options.failureOf(error);
      const given = { attempt, now: new Date(), random: Math.random() };
      const delay =
        failure && retryDelay(failure, { ...given, firstDelayMilliseconds });
      if (delay === undefined) throw error;
      await sleep(delay, undefined, { signal });
    }
  }
}
