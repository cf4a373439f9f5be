// SPDX-License-Identifier: Apache-2.0
import { Text } from '@backstage/ui';
import type { DeliverySeries, MetricId } from '@macadam/plugin-dora-common';
import { formatRoughly } from '@macadam/portal-common';
import {
  type AsyncData,
  Loading,
  ReadFailure,
  TrendChart,
  type TrendLine,
} from '@macadam/portal-react';
import { dayOf } from '../dateTime';
import { formatValue, metricWords } from '../figures';
import styles from './DeliveryView.module.css';
import { pointsOf } from './pointsOf';

interface Trend {
  id: MetricId;
  unit: 'count' | 'seconds' | 'ratio';
  lines: TrendLine[];
}

const trends: Trend[] = [
  {
    id: 'deploymentFrequency',
    unit: 'count',
    lines: [
      { key: 'deployments', title: 'Deployments', kind: 'column' },
      { key: 'failed', title: 'Failed', kind: 'column' },
    ],
  },
  {
    id: 'changeLeadTime',
    unit: 'seconds',
    lines: [
      { key: 'leadTimeMedian', title: 'Median', kind: 'line' },
      { key: 'leadTimeP90', title: 'p90', kind: 'line' },
    ],
  },
  {
    id: 'failedDeploymentRecoveryTime',
    unit: 'seconds',
    lines: [{ key: 'recoveryMedian', title: 'Median', kind: 'line' }],
  },
  {
    id: 'changeFailRate',
    unit: 'ratio',
    lines: [{ key: 'changeFailRate', title: 'Failed', kind: 'line' }],
  },
  {
    id: 'deploymentReworkRate',
    unit: 'ratio',
    lines: [{ key: 'reworkRate', title: 'Repairs', kind: 'line' }],
  },
];

/** How each metric ran over the window. A gap is a bucket without data. */
export const Trends = ({ series }: { series: AsyncData<DeliverySeries> }) => {
  const { value, error, retry } = series;
  return (
    <section aria-label="Trends">
      <Text as="h3" variant="title-x-small" weight="bold">
        {value?.bucket === 'day' ? 'By day' : 'By ISO week'}
      </Text>
      {error && (
        <ReadFailure
          what="The trends"
          error={error}
          isOld={Boolean(value)}
          retry={retry}
        />
      )}
      {!value && !error && <Loading label="Loading the trends" height={220} />}
      {value && (
        <div className={styles.trends}>
          {trends.map(({ id, unit, lines }) => (
            <div key={id} className={styles.trend}>
              <Text as="h4" variant="body-medium" weight="bold">
                {metricWords[id].title}
              </Text>
              <TrendChart
                label={`${metricWords[id].title}, by ${value.bucket}`}
                points={pointsOf(value.points, lines)}
                lines={lines}
                formatValue={number => words(number, unit)}
                formatTick={number => tick(number, unit)}
                formatStart={dayOf}
              />
            </div>
          ))}
        </div>
      )}
    </section>
  );
};

const tick = (value: number, unit: Trend['unit']) =>
  unit === 'seconds' ? formatRoughly(value) : words(value, unit);

const words = (value: number, unit: Trend['unit']) =>
  unit === 'count' ? String(value) : formatValue(value, unit);
