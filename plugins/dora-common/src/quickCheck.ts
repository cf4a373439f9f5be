// SPDX-License-Identifier: Apache-2.0
import type { Measured } from '@macadam/portal-common';
import type { MetricId, QuickCheck } from './model';

/** The editions of DORA's Quick Check. The one of 2024 does not ask for rework. */
export type QuickCheckEdition = QuickCheck['edition'];

/**
 * Answers to DORA's Quick Check. Lead time, frequency and recovery are categories from 1, the worst, to 6, the best; the rates are percentages.
 * What is absent was not answered.
 */
export interface QuickCheckAnswers {
  leadTime?: number;
  frequency?: number;
  recovery?: number;
  failRate?: number;
  reworkRate?: number;
}

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** Seconds below which the answer is 6, 5, 4, 3 and 2. */
const DURATIONS = [HOUR, DAY, 7 * DAY, 30 * DAY, 182 * DAY];

/** Deployments a day from which on the answer is 6, 5, 4, 3 and 2. Only what is more than hourly is surely on demand. */
const FREQUENCIES = [24, 1, 1 / 7, 1 / 30, 1 / 182];

/**
 * The score of measured figures, 0 to 10, as the Quick Check would give it to who answered with them: https://dora.dev/quickcheck/
 *
 * @returns null for a part of which nothing is measured
 */
export function quickCheckOf(
  metrics: Record<MetricId, Measured>,
  edition: QuickCheckEdition,
): QuickCheck {
  return quickCheckScore(
    {
      leadTime: durationAnswer(metrics.changeLeadTime),
      frequency: frequencyAnswer(metrics.deploymentFrequency),
      recovery: durationAnswer(metrics.failedDeploymentRecoveryTime),
      failRate: percentage(metrics.changeFailRate),
      reworkRate: percentage(metrics.deploymentReworkRate),
    },
    edition,
  );
}

/**
 * The score of answers: `(answer - 1) * 2` of a category, `10 - percentage / 10` of a rate, and the mean of what was answered. As in
 * https://github.com/dora-team/dora.dev/tree/main/svelte/quick-check (code Apache-2.0, content CC BY 4.0).
 */
export function quickCheckScore(
  answers: QuickCheckAnswers,
  edition: QuickCheckEdition,
): QuickCheck {
  const { leadTime, frequency, recovery, failRate } = answers;
  const reworkRate = edition === '2024' ? undefined : answers.reworkRate;
  const throughput = [leadTime, frequency, recovery].map(
    answer => answer && (answer - 1) * 2,
  );
  const stability = [failRate, reworkRate].map(
    answer => answer !== undefined && 10 - answer / 10,
  );
  return {
    edition,
    performance: mean([...throughput, ...stability]),
    throughput: mean(throughput),
    stability: mean(stability),
  };
}

function mean(parts: unknown[]): number | null {
  const given = parts.filter(part => typeof part === 'number');
  if (given.length === 0) return null;
  return given.reduce((sum, part) => sum + part, 0) / given.length;
}

function durationAnswer(measured: Measured): number | undefined {
  if (measured.kind === 'no-data') return undefined;
  return category(DURATIONS.findIndex(limit => measured.value < limit));
}

function frequencyAnswer(measured: Measured): number | undefined {
  if (measured.kind === 'no-data') return undefined;
  return category(FREQUENCIES.findIndex(least => measured.value >= least));
}

function category(place: number): number {
  return place < 0 ? 1 : 6 - place;
}

function percentage(measured: Measured): number | undefined {
  return measured.kind === 'no-data' ? undefined : measured.value * 100;
}
