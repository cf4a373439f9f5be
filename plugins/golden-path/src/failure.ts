// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';

/** Why something failed: in the server's own words where it has some. */
export function reasonOf(error: Error): string {
  return error instanceof ResponseError ? error.cause.message : error.message;
}

/** What a failure to read a run means for the person who asked; `otherwise` when it is nothing about the run. */
export function runFailure(error: Error, otherwise: string): string {
  const status = error instanceof ResponseError ? error.statusCode : undefined;
  if (status === 403) return 'This run is not yours';
  if (status === 400 || status === 404) return 'There is no such run';
  return otherwise;
}
