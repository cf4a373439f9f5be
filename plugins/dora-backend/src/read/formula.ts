// SPDX-License-Identifier: Apache-2.0
import type { MetricId } from '@macadam/plugin-dora-common';
import type { Measured } from '@macadam/portal-common';
import type { MeasuredWindow } from './metrics';

/** How a figure comes about, in words, with the window's own numbers. */
export function formulaOf(
  metric: MetricId,
  window: MeasuredWindow,
  value: Measured,
): string {
  if (value.kind === 'no-data') return `${value.reason}.`;
  const { deployments, days, changes, recovered, failed, open, rework } =
    window;
  switch (metric) {
    case 'deploymentFrequency':
      return `${count(deployments, 'deployment')} ÷ ${count(
        days,
        'day',
      )} = ${decimal(value.value)} a day.`;
    case 'changeLeadTime':
      return `The median over ${count(
        changes,
        'change',
      )}, each from when it was written to when it ran in production: ${duration(
        value.value,
      )}.`;
    case 'failedDeploymentRecoveryTime':
      return `The median over ${count(
        recovered,
        'failed deployment',
      )} that recovered, each from when it finished: ${duration(
        value.value,
      )}. ${open} not recovered yet.`;
    case 'changeFailRate':
      return `${failed} failed ÷ ${count(
        deployments,
        'deployment',
      )} = ${percent(value.value)}.`;
    case 'deploymentReworkRate':
      return `${rework} for rework ÷ ${count(
        deployments,
        'deployment',
      )} = ${percent(value.value)}.`;
    default:
      return metric satisfies never;
  }
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
}

function decimal(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

function percent(ratio: number): string {
  return `${(ratio * 100).toLocaleString('en-US', {
    maximumFractionDigits: 1,
  })} %`;
}

const UNITS = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3_600 },
  { name: 'min', seconds: 60 },
  { name: 's', seconds: 1 },
];

/** In its two largest units: `3 h 30 min`. */
function duration(value: number): string {
  let rest = Math.round(value);
  const parts: string[] = [];
  for (const { name, seconds } of UNITS) {
    const whole = Math.floor(rest / seconds);
    rest -= whole * seconds;
    if (whole > 0) parts.push(`${whole} ${name}`);
  }
  return parts.slice(0, 2).join(' ') || '0 s';
}
