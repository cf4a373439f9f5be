// SPDX-License-Identifier: Apache-2.0
import type { Metric, MetricId } from '@macadam/plugin-dora-common';
import { Badge, Text } from '@backstage/ui';
import { Sparkline } from '@macadam/portal-react';
import type { ReactNode } from 'react';
import styles from './Figure.module.css';
import { compared, formatMeasured, metricWords, tierWords } from './words';

/** One of the five: the figure, its level, how it moved, and why there is none where there is none. */
export const Figure = (props: {
  id: MetricId;
  metric: Metric;
  /** Its course over the window, oldest first; a null is a gap. */
  course?: (number | null)[];
  isOld?: boolean;
  children?: ReactNode;
}) => {
  const { id, metric, course, isOld, children } = props;
  const { title, asks } = metricWords[id];
  const { value, percentiles } = metric;
  return (
    <section
      className={styles.figure}
      aria-label={title}
      data-stale={isOld || undefined}
    >
      <Text as="h4" variant="body-medium" weight="bold">
        {title}
      </Text>
      <Text variant="title-small">{formatMeasured(value)}</Text>
      {value.kind === 'no-data' ? (
        <Text color="secondary" variant="body-small">
          {value.reason}
        </Text>
      ) : (
        <>
          <Level metric={metric} />
          <Change id={id} metric={metric} />
          {percentiles && value.unit === 'seconds' && (
            <Text color="secondary" variant="body-small">
              {`p75 ${formatMeasured({
                ...value,
                value: percentiles.p75,
              })}, p90 ${formatMeasured({ ...value, value: percentiles.p90 })}`}
            </Text>
          )}
        </>
      )}
      {course && <Sparkline values={course} />}
      <Text color="secondary" variant="body-small" className={styles.asks}>
        {asks}
      </Text>
      {children}
    </section>
  );
};

const Level = ({ metric: { tier } }: { metric: Metric }) => (
  <>
    <div>
      <Badge size="small">{tierWords(tier)}</Badge>
    </div>
    {tier.reason && (
      <Text color="secondary" variant="body-small">
        {tier.reason}
      </Text>
    )}
  </>
);

const signs = { better: '▲', worse: '▼', same: '=', none: '' };

const Change = ({ id, metric }: { id: MetricId; metric: Metric }) => {
  const { kind, words } = compared(id, metric);
  return (
    <Text
      variant="body-small"
      color={kind === 'worse' ? 'danger' : 'secondary'}
    >
      <span aria-hidden="true">{signs[kind]} </span>
      {words}
    </Text>
  );
};
