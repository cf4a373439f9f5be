// SPDX-License-Identifier: Apache-2.0
import {
  METRIC_IDS,
  tierOf,
  type Metric,
  type MetricId,
  type Percentiles,
  type TierTable,
} from '@macadam/plugin-dora-common';
import type { Measured } from '@macadam/portal-common';
import type { WindowFigures } from '../store/queries/summaryAnswer';

/** What stands in a window, and how long it is. */
export interface MeasuredWindow extends WindowFigures {
  /** Local days that it touches. */
  days: number;
  /** Why nothing can be known where there is nothing; without it none is none. */
  unknownBecause?: string;
}

type Figures = Record<MetricId, Measured>;

/** The five metrics of two windows, as they are shown. */
export function metricsOf(
  windows: { current: MeasuredWindow; previous: MeasuredWindow },
  table: TierTable,
): Record<MetricId, Metric> {
  const current = figuresOf(windows.current);
  const previous = figuresOf(windows.previous);
  const percentiles: Partial<Record<MetricId, Percentiles | null>> = {
    changeLeadTime: windows.current.leadTime,
    failedDeploymentRecoveryTime: windows.current.recovery,
  };
  const metrics = METRIC_IDS.map(id => [
    id,
    {
      value: current[id],
      percentiles: percentiles[id] ?? undefined,
      tier: tierOf(id, current[id], table),
      previous: previous[id],
    },
  ]);
  return Object.fromEntries(metrics);
}

/** R7 and R13: medians, and nothing where there is nothing. */
export function figuresOf(window: MeasuredWindow): Figures {
  return {
    deploymentFrequency: frequency(window),
    changeLeadTime: leadTime(window),
    failedDeploymentRecoveryTime: recovery(window),
    changeFailRate: rate(window.failed, window),
    deploymentReworkRate: rate(window.rework, window),
  };
}

function frequency(window: MeasuredWindow): Measured {
  const { deployments, days, unknownBecause } = window;
  if (deployments === 0 && unknownBecause) return noData(unknownBecause);
  return {
    kind: 'measured',
    value: deployments / days,
    unit: 'perDay',
    samples: deployments,
  };
}

function leadTime(window: MeasuredWindow): Measured {
  if (window.leadTime) return median(window.leadTime, window.changes);
  if (window.deployments === 0) return noDeployments(window);
  return noData(
    window.unknownBase > 0
      ? 'What these deployments changed is not known'
      : 'These deployments brought no new change',
  );
}

function recovery(window: MeasuredWindow): Measured {
  if (window.recovery) return median(window.recovery, window.recovered);
  if (window.deployments === 0) return noDeployments(window);
  return noData(
    window.failed > 0
      ? 'No failed deployment has recovered yet'
      : 'No deployment failed',
  );
}

function rate(part: number, window: MeasuredWindow): Measured {
  const { deployments } = window;
  if (deployments === 0) return noDeployments(window);
  const value = part / deployments;
  return { kind: 'measured', value, unit: 'ratio', samples: deployments };
}

function median({ p50 }: Percentiles, samples: number): Measured {
  return { kind: 'measured', value: p50, unit: 'seconds', samples };
}

function noDeployments({ unknownBecause }: MeasuredWindow): Measured {
  return noData(unknownBecause ?? 'No deployments in this window');
}

function noData(reason: string): Measured {
  return { kind: 'no-data', reason };
}
