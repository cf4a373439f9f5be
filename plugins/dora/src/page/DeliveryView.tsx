// SPDX-License-Identifier: Apache-2.0
import { Button, Flex, Text } from '@backstage/ui';
import type {
  DeliveryScope,
  DeliverySummary,
  MetricId,
} from '@macadam/plugin-dora-common';
import {
  type AsyncData,
  Loading,
  ReadFailure,
  useWindow,
  WindowPicker,
} from '@macadam/portal-react';
import { OpenFailures } from '../card/OpenFailures';
import { dateTime } from '../dateTime';
import { Deployments } from '../deployments';
import { ExplainDialog, useExplained } from '../explain';
import { Figures, metricWords } from '../figures';
import { Incidents } from '../incidents';
import { Coverage } from '../sources/Coverage';
import { useDelivery } from '../useDelivery';
import styles from './DeliveryView.module.css';
import { Trends } from './Trends';

/** Up to here days are drawn, beyond it ISO weeks. */
const MOST_DAYS_DRAWN = 45;

/** Everything about one scope in one window: the figures, their course, the rows behind them, and what they could not see. */
export const DeliveryView = ({ scope }: { scope: DeliveryScope }) => {
  const [window, setWindow] = useWindow();
  const [explained, explain] = useExplained();
  const isShort = 'days' in window && window.days <= MOST_DAYS_DRAWN;
  const { summary, series } = useDelivery(
    scope,
    window,
    isShort ? 'day' : 'week',
  );
  const { value } = summary;
  const rows = { scope, window, dataVersion: value?.dataVersion ?? '' };
  const showEntity = holdsMany(scope);

  return (
    <div className={styles.view}>
      <Flex justify="between" align="end" className={styles.head}>
        <Span summary={value} />
        <WindowPicker choice={window} onChoose={setWindow} />
      </Flex>
      <State summary={summary} />
      {value && (
        <>
          <OpenFailures counts={value.counts} />
          <Figures
            summary={value}
            isOld={Boolean(summary.error)}
            below={id => <Explain id={id} explain={explain} />}
          />
          <Trends series={series} />
          <Deployments {...rows} showEntity={showEntity} />
          <Incidents
            {...rows}
            showEntity={showEntity}
            canLink={value.canLink}
            onChanged={summary.retry}
          />
          <Coverage {...rows} />
        </>
      )}
      {explained && (
        <ExplainDialog
          metric={explained}
          scope={scope}
          window={window}
          onClose={() => explain(undefined)}
        />
      )}
    </div>
  );
};

const holdsMany = (scope: DeliveryScope) =>
  scope === 'organization' ||
  ['group', 'system', 'domain'].includes(scope.kind);

/** Which days the figures are of, and of how many services. */
const Span = ({ summary }: { summary: DeliverySummary | undefined }) => {
  if (!summary) return <Text color="secondary">Reading…</Text>;
  const { from, to, timezone } = summary.window;
  const services =
    summary.services === 1 ? '1 service' : `${summary.services} services`;
  return (
    <Text color="secondary" role="status">
      {`${dateTime(from, timezone)} to ${dateTime(
        to,
        timezone,
      )}, ${timezone}; ${
        summary.counts.deployments
      } deployments of ${services}`}
    </Text>
  );
};

const State = ({ summary }: { summary: AsyncData<DeliverySummary> }) => {
  const { value, error, retry } = summary;
  if (error) {
    return (
      <ReadFailure
        what="Delivery performance"
        error={error}
        isOld={Boolean(value)}
        retry={retry}
      />
    );
  }
  return value ? null : (
    <Loading label="Loading delivery performance" height={240} />
  );
};

const Explain = (props: {
  id: MetricId;
  explain: (metric: MetricId) => void;
}) => (
  <div>
    <Button
      variant="tertiary"
      size="small"
      aria-label={`Explain this number: ${metricWords[props.id].title}`}
      onPress={() => props.explain(props.id)}
    >
      Explain this number
    </Button>
  </div>
);
