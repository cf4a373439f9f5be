// SPDX-License-Identifier: Apache-2.0
import { quickCheckScore, tierOf } from '@macadam/plugin-dora-common';
import { mismatches, type Mismatch } from './mismatches';
import type { QuickCheckCase, TierVector } from './vectorFile';

/** A figure, and the tier that an edition's table gives it. */
export function checkTier(vector: TierVector): Mismatch[] {
  const { id, metric, edition, value, unit, expectedTier } = vector;
  const measured = { kind: 'measured', value, unit, samples: 1 } as const;
  const { tier } = tierOf(metric, measured, { edition });
  return mismatches(id, { tier: expectedTier }, { tier });
}

/** Answers, and their score. */
export function checkQuickCheck(vector: QuickCheckCase): Mismatch[] {
  const { input, edition, expected, id } = vector;
  const score = quickCheckScore(
    {
      leadTime: input.leadtime,
      frequency: input.deployfreq,
      recovery: input.failurerecovery,
      failRate: input.changefailure,
      reworkRate: input.rework,
    },
    edition,
  );
  return mismatches(id, expected, { ...score });
}
