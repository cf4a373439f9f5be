// SPDX-License-Identifier: Apache-2.0
import type { Outcome, RunReport } from '@macadam/plugin-golden-path-common';

export const anOutcome = (outcome: Partial<Outcome> = {}): Outcome =>
  ({
    id: 'repository',
    state: 'reached',
    detail: 'With protection of main and CODEOWNERS',
    ...outcome,
  } as Outcome);

/** Of a run that has ended well and brought nothing. */
export const aReport = (report: Partial<RunReport> = {}): RunReport => ({
  taskId: 'one',
  status: 'completed',
  createdAt: '2026-11-20T10:00:00.000Z',
  endedAt: '2026-11-20T10:00:14.000Z',
  usual: { kind: 'no-data', runs: 1, neededRuns: 5 },
  targetSeconds: 300,
  outcomes: [],
  ...report,
});
