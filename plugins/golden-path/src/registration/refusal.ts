// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';

const TITLES: Partial<Record<number, string>> = {
  400: 'That is no repository of ours',
  403: "This repository is not your team's",
  404: 'There is no such repository',
  409: 'This repository cannot come into the catalog',
};

/** Why a repository cannot be brought in: what it means, and the server's own words. */
export function refusal(error: Error): { title: string; reason: string } {
  if (!(error instanceof ResponseError)) {
    return { title: 'The portal did not answer', reason: error.message };
  }
  return {
    title: TITLES[error.statusCode] ?? 'The repository could not be looked at',
    reason: error.cause.message,
  };
}
