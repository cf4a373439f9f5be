// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';

/** The server's own words where it has some, and what they mean for the person who asked. */
export function failure(error: Error): { title: string; reason: string } {
  const reason =
    error instanceof ResponseError ? error.cause.message : error.message;
  const statusCode =
    error instanceof ResponseError ? error.statusCode : undefined;

  if (statusCode === 403) return { title: 'This run is not yours', reason };
  if (statusCode === 400 || statusCode === 404) {
    return { title: 'There is no such run', reason };
  }
  return { title: 'What the run left could not be read', reason };
}
