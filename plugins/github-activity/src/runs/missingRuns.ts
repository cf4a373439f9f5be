// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';
import type { WorkflowRunsPage } from '@macadam/plugin-github-activity-common';
import { readableTime } from './readableTime';

/** Why there are no runs to show, and the one thing to do next. */
export interface Missing {
  title: string;
  whatToDo: string;
}

/**
 * Tells apart what an empty table would not: not connected, not allowed, not read, nothing there yet.
 *
 * @returns undefined when there are runs
 */
export function missingRuns(
  answer: { page: WorkflowRunsPage } | { error: Error },
): Missing | undefined {
  return 'error' in answer
    ? refused(answer.error)
    : withoutRuns(answer.page.source, answer.page.total);
}

function refused(error: Error): Missing {
  const status = error instanceof ResponseError ? error.statusCode : undefined;
  const reason = error instanceof ResponseError ? error.cause.message : '';
  if (status === 404) return { title: 'Not connected', whatToDo: reason };
  if (status === 401 || status === 403) {
    return {
      title: 'You may not see these runs',
      whatToDo: 'Ask the owners of this entity, or the platform team.',
    };
  }
  return {
    title: 'The runs could not be asked for',
    whatToDo: reason || error.message,
  };
}

function withoutRuns(
  { readAt, failingSince, reason }: WorkflowRunsPage['source'],
  total: number,
): Missing | undefined {
  if (total > 0) return undefined;
  if (failingSince) {
    return {
      title: `GitHub cannot be read since ${readableTime(failingSince)}`,
      whatToDo: `It says: ${
        reason ?? 'nothing'
      }. The portal tries again on its own.`,
    };
  }
  if (!readAt) {
    return {
      title: 'Not read yet',
      whatToDo: 'The portal reads this repository within minutes.',
    };
  }
  return {
    title: 'No runs yet',
    whatToDo: `There was none when GitHub was read, ${readableTime(
      readAt,
    )}. A workflow in .github/workflows runs with the next push.`,
  };
}
