// SPDX-License-Identifier: Apache-2.0
import { ServiceUnavailableError } from '@backstage/errors';

/**
 * Asks a vendor while somebody watches: with all tries and pages it takes no longer than this. Who asks later asks again.
 *
 * @throws ServiceUnavailableError when no answer came in time, beside whatever `ask` throws before
 */
export async function inTime<T>(
  { title, milliseconds }: { title: string; milliseconds: number },
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(milliseconds);
  try {
    return await ask(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new ServiceUnavailableError(
      `${title} gave no answer within ${milliseconds} ms`,
    );
  }
}
