// SPDX-License-Identifier: Apache-2.0
import type { UsualDuration } from '@macadam/plugin-golden-path-common';

/** Of fewer runs a median says little, and a 95th percentile nothing. */
const NEEDED_RUNS = 5;

/** @param seconds - how long each completed run took, in any order */
export function usualDuration(seconds: number[]): UsualDuration {
  const runs = seconds.length;
  if (runs < NEEDED_RUNS) {
    return { kind: 'no-data', runs, neededRuns: NEEDED_RUNS };
  }
  const sorted = [...seconds].sort((a, b) => a - b);
  return {
    kind: 'measured',
    runs,
    medianSeconds: percentile(sorted, 0.5),
    p95Seconds: percentile(sorted, 0.95),
  };
}

/** The nearest rank: always a duration that some run really had. */
function percentile(sorted: number[], fraction: number): number {
  return sorted[Math.ceil(fraction * sorted.length) - 1];
}
