// SPDX-License-Identifier: Apache-2.0
import type { RunReport } from '@macadam/plugin-golden-path-common';

const runningMilliseconds = 3_000;
const underWayMilliseconds = 5_000;
const unknownMilliseconds = 15_000;

export function isRunning({ status }: Pick<RunReport, 'status'>): boolean {
  return status === 'open' || status === 'processing';
}

/** In how many milliseconds a report is worth another look; `undefined` of one that will say the same for ever. */
export function nextLookIn(report: RunReport): number | undefined {
  const states = report.outcomes.map(({ state }) => state);
  if (isRunning(report)) return runningMilliseconds;
  if (states.includes('under-way')) return underWayMilliseconds;
  if (states.includes('unknown')) return unknownMilliseconds;
  return undefined;
}
