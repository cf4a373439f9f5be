// SPDX-License-Identifier: Apache-2.0
import {
  type Attempt,
  type Chain,
  type Commit,
  type Incident,
  NO_PAST,
  type Rules,
} from '..';

const DAY = '2026-03-02';

export const rules: Rules = {
  productionEnvironments: ['production'],
  attributionWindowHours: 24,
  rollbackDetection: true,
};

/** Milliseconds of a time of the day in which the tables play: `10:30`, or a whole moment. */
export function ms(time: string): number {
  return Date.parse(time.includes('T') ? time : `${DAY}T${time}:00Z`);
}

/** A successful deployment to production; its id is also its external id. */
export function anAttempt(
  id: string,
  finished: string,
  more: Partial<Attempt> = {},
): Attempt {
  return {
    id,
    source: 'test',
    externalId: id,
    environment: 'production',
    sha: `sha-${id}`,
    status: 'success',
    finishedMs: ms(finished),
    releaseId: null,
    dedupeKey: null,
    kind: null,
    remediates: null,
    commits: [],
    ...more,
  };
}

export function aCommit(
  sha: string,
  authored: string,
  more: Partial<Commit> = {},
): Commit {
  return {
    sha,
    authoredMs: ms(authored),
    isMerge: false,
    paths: null,
    ...more,
  };
}

export function anIncident(
  id: string,
  created: string,
  resolved: string | null,
  more: Partial<Incident> = {},
): Incident {
  return {
    id,
    createdMs: ms(created),
    resolvedMs: resolved === null ? null : ms(resolved),
    toldDeployment: null,
    decision: null,
    decidedDeploymentId: null,
    past: {},
    ...more,
  };
}

export function aChain(
  attempts: Attempt[],
  incidents: Incident[] = [],
  more: Partial<Chain> = {},
): Chain {
  return { attempts, incidents, pathPrefixes: null, past: NO_PAST, ...more };
}
