// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';

/** Why something failed: in the server's own words where it has some. */
export function reasonOf(error: Error): string {
  return error instanceof ResponseError ? error.cause.message : error.message;
}

function statusOf(error: Error): number | undefined {
  return error instanceof ResponseError ? error.statusCode : undefined;
}

/** What a failure to read a template's form means for the person who asked. */
export function formFailure(error: Error): {
  title: string;
  description: string;
} {
  if (statusOf(error) === 404) {
    return {
      title: 'There is no such template',
      description: 'It may have another name by now, or be taken away.',
    };
  }
  return {
    title: 'The form of this template could not be read',
    description: reasonOf(error),
  };
}

/** What a failure to read a run means for the person who asked; `otherwise` when it is nothing about the run. */
export function runFailure(error: Error, otherwise: string): string {
  const status = statusOf(error);
  if (status === 403) return 'This run is not yours';
  if (status === 400 || status === 404) return 'There is no such run';
  return otherwise;
}
