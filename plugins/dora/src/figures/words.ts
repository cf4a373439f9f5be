// SPDX-License-Identifier: Apache-2.0
import type { Metric, MetricId, Tier } from '@macadam/plugin-dora-common';
import { formatDuration, type Measured } from '@macadam/portal-common';

interface MetricWords {
  title: string;
  /** The question that it answers. */
  asks: string;
  /** Which way is the better one. */
  better: 'more' | 'less';
}

/** Names and definitions of https://dora.dev/guides/dora-metrics/ */
export const metricWords: Record<MetricId, MetricWords> = {
  deploymentFrequency: {
    title: 'Deployment frequency',
    asks: 'How often is something deployed to production?',
    better: 'more',
  },
  changeLeadTime: {
    title: 'Change lead time',
    asks: 'How long does a commit wait until it runs in production?',
    better: 'less',
  },
  failedDeploymentRecoveryTime: {
    title: 'Failed deployment recovery time',
    asks: 'How long does it take to recover from a deployment that failed?',
    better: 'less',
  },
  changeFailRate: {
    title: 'Change fail rate',
    asks: 'How many deployments needed immediate intervention?',
    better: 'less',
  },
  deploymentReworkRate: {
    title: 'Deployment rework rate',
    asks: 'How many deployments were unplanned repairs?',
    better: 'less',
  },
};

const percent = new Intl.NumberFormat('en', {
  style: 'percent',
  maximumFractionDigits: 1,
});
const decimal = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** A figure in words, as `2 h 30 min`, `12.5%`, `3.4 a day`. */
export function formatValue(
  value: number,
  unit: 'seconds' | 'ratio' | 'perDay',
): string {
  if (unit === 'seconds') return formatDuration(value);
  if (unit === 'ratio') return percent.format(value);
  return value > 0 && value < 1
    ? `${decimal.format(value * 7)} a week`
    : `${decimal.format(value)} a day`;
}

export function formatMeasured(measured: Measured): string {
  return measured.kind === 'measured'
    ? formatValue(measured.value, measured.unit)
    : 'No data';
}

export type Comparison =
  | { kind: 'none'; words: string }
  | { kind: 'same' | 'better' | 'worse'; words: string };

/** How the figure moved, in words, since neither an arrow nor a colour says it to everybody. */
export function compared(id: MetricId, metric: Metric): Comparison {
  const { value, previous } = metric;
  if (value.kind === 'no-data') return { kind: 'none', words: '' };
  if (previous.kind === 'no-data') {
    return { kind: 'none', words: 'no data in the period before' };
  }
  const before = formatMeasured(previous);
  if (formatMeasured(value) === before) {
    return { kind: 'same', words: `as in the period before` };
  }
  const isMore = value.value > previous.value;
  const isBetter = isMore === (metricWords[id].better === 'more');
  return {
    kind: isBetter ? 'better' : 'worse',
    words: `${isBetter ? 'better' : 'worse'}, ${before} in the period before`,
  };
}

const editions = {
  2023: 'DORA 2023',
  2024: 'DORA 2024',
  2025: 'DORA 2025',
  own: 'own thresholds',
};

const levels = { elite: 'Elite', high: 'High', medium: 'Medium', low: 'Low' };

/** As `Elite (DORA 2024)`. */
export function tierWords({ tier, edition }: Tier): string {
  const table = editions[edition];
  return tier ? `${levels[tier]} (${table})` : `No tier (${table})`;
}
