// SPDX-License-Identifier: Apache-2.0
import {
  METRIC_IDS,
  type DeliverySummary,
  type MetricId,
  type SeriesPoint,
} from '@macadam/plugin-dora-common';
import type { ReactNode } from 'react';
import { Figure } from './Figure';
import styles from './Figures.module.css';

/** All five, beside each other, as DORA asks: none of them says enough alone. */
export const Figures = (props: {
  summary: DeliverySummary;
  points?: SeriesPoint[];
  isOld?: boolean;
  below?: (id: MetricId) => ReactNode;
}) => {
  const { summary, points, isOld, below } = props;
  return (
    <div className={styles.figures}>
      {METRIC_IDS.map(id => {
        const metric = summary.metrics[id];
        return (
          metric && (
            <Figure
              key={id}
              id={id}
              metric={metric}
              course={points?.map(point => valueOf(id, point))}
              isOld={isOld}
            >
              {below?.(id)}
            </Figure>
          )
        );
      })}
    </div>
  );
};

/** What a metric is in one bucket of time. */
export function valueOf(id: MetricId, point: SeriesPoint): number | null {
  switch (id) {
    case 'deploymentFrequency':
      return point.deployments;
    case 'changeLeadTime':
      return point.leadTimeMedian;
    case 'failedDeploymentRecoveryTime':
      return point.recoveryMedian;
    case 'changeFailRate':
      return point.changeFailRate;
    default:
      return point.reworkRate;
  }
}
