// SPDX-License-Identifier: Apache-2.0
import type { Measured } from '@macadam/portal-common';
import type { MetricId, Tier, TierName } from './model';

/**
 * Where each level ends. Of a duration (seconds) a value below it has the level, of a rate (0 to 1) also one that equals it; of the frequency
 * (deployments a day) it is the least that has the level. What has none of the three is `low`.
 */
export type Thresholds = Record<Exclude<TierName, 'low'>, number>;

/** Whose levels: those of one of DORA's reports, or the company's own for the metrics that it names. */
export type TierTable =
  | { edition: '2023' | '2024' | '2025' }
  | { edition: 'own'; thresholds: Partial<Record<MetricId, Thresholds>> };

/** Levels, or why there are none. */
type Levels = Thresholds | string;

const HOUR = 3_600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const MONTH = 30 * DAY;

const NO_REWORK_LEVELS = 'DORA publishes no tiers of the rework rate';

/** "On demand" is at least once a day, as the levels below it begin with less. */
const FREQUENCY: Thresholds = { elite: 1, high: 1 / 7, medium: 1 / 30 };

const LEAD_TIME: Thresholds = { elite: DAY, high: WEEK, medium: MONTH };

/** https://dora.dev/research/2023/dora-report/ Its fail rates are centres of clusters, read as upper bounds. */
const EDITION_2023: Record<MetricId, Levels> = {
  deploymentFrequency: FREQUENCY,
  changeLeadTime: LEAD_TIME,
  failedDeploymentRecoveryTime: { elite: HOUR, high: DAY, medium: WEEK },
  changeFailRate: { elite: 0.05, high: 0.1, medium: 0.15 },
  deploymentReworkRate: NO_REWORK_LEVELS,
};

/** https://dora.dev/research/2024/dora-report/ High and Medium recover within the same day, and the better name holds. */
const EDITION_2024: Record<MetricId, Levels> = {
  deploymentFrequency: FREQUENCY,
  changeLeadTime: LEAD_TIME,
  failedDeploymentRecoveryTime: { elite: HOUR, high: DAY, medium: DAY },
  changeFailRate:
    'The table of 2024 is no function of the rate: its High fails more often (20 %) than its Medium (10 %)',
  deploymentReworkRate: NO_REWORK_LEVELS,
};

/** https://dora.dev/research/2025/dora-report/ describes teams by seven profiles instead. */
const NO_LEVELS_IN_2025 =
  'The report of 2025 has no tiers; the Quick Check score compares with its answers';

/**
 * The level of a figure, with the edition that it was read from.
 *
 * @param value - in the metric's own unit: seconds, ratio, or perDay
 * @returns a null `tier` with the reason, when there is no figure or the table has no level for it
 */
export function tierOf(
  metric: MetricId,
  value: Measured,
  table: TierTable,
): Tier {
  const { edition } = table;
  const levels = levelsOf(metric, table);
  if (typeof levels === 'string') {
    return { edition, tier: null, reason: levels };
  }
  if (value.kind === 'no-data') {
    return { edition, tier: null, reason: value.reason };
  }
  return { edition, tier: levelIn(levels, value) };
}

function levelsOf(metric: MetricId, table: TierTable): Levels {
  switch (table.edition) {
    case '2023':
      return EDITION_2023[metric];
    case '2024':
      return EDITION_2024[metric];
    case '2025':
      return NO_LEVELS_IN_2025;
    default:
      return table.thresholds[metric] ?? 'The portal sets no thresholds for it';
  }
}

function levelIn(
  levels: Thresholds,
  { value, unit }: Extract<Measured, { kind: 'measured' }>,
): TierName {
  const reaches = {
    seconds: (threshold: number) => value < threshold,
    ratio: (threshold: number) => value <= threshold,
    perDay: (threshold: number) => value >= threshold,
  }[unit];
  const names = ['elite', 'high', 'medium'] as const;
  return names.find(name => reaches(levels[name])) ?? 'low';
}
