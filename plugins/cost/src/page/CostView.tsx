// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  formatAmounts,
  type CostScope,
  type CostSummary,
} from '@macadam/plugin-cost-common';
import { useAsyncData } from '@macadam/portal-react';
import type { ReactNode } from 'react';
import { costApiRef } from '../api';
import { Headline, kindWords, Sources, State } from '../figures';
import { Lines } from '../lines';
import { Course } from './Course';
import styles from './CostView.module.css';
import { MonthPicker } from './MonthPicker';
import { Rules } from './Rules';
import { useMonth } from './useMonth';

/** Everything about the cost of one scope in one month: the sums, their course, the lines behind them, and why they are here. */
export const CostView = (props: {
  scope: CostScope;
  /** What stands between the sums and their course. */
  children?: (month: string) => ReactNode;
}) => {
  const { scope, children } = props;
  const choice = useMonth();
  const { month } = choice;
  const api = useApi(costApiRef);
  const summary = useAsyncData(
    signal => api.getSummary(scope, { month }, signal),
    [api, scope, month],
  );
  return (
    <div className={styles.view}>
      <MonthPicker choice={choice} />
      <State summary={summary}>
        {value => (
          <>
            <Headline summary={value} />
            <Kinds summary={value} />
            {children?.(month)}
            <Behind scope={scope} summary={value} />
            <Sources sources={value.sources} />
          </>
        )}
      </State>
    </div>
  );
};

const Behind = (props: { scope: CostScope; summary: CostSummary }) => {
  const { scope, summary } = props;
  const { first, last } = summary.month;
  const days = { first, last: summary.month.through ?? last };
  return (
    <>
      <Course scope={scope} days={days} />
      <Lines
        // A page of one month or scope is none of another.
        key={JSON.stringify([scope, first])}
        scope={scope}
        days={days}
        showEntity={holdsMany(scope)}
      />
      <Rules scope={scope} days={days} />
    </>
  );
};

function holdsMany(scope: CostScope): boolean {
  if (typeof scope === 'string') return scope === 'organization';
  return ['group', 'system', 'domain'].includes(scope.kind);
}

/** What the sum is made of, and what was saved against the list price. */
const Kinds = ({ summary }: { summary: CostSummary }) => {
  const parts = summary.kinds.map(
    ({ kind, amounts }) => `${kindWords[kind]} ${formatAmounts(amounts)}`,
  );
  if (parts.length === 0) return null;
  return (
    <Text as="p" color="secondary" variant="body-small">
      {`${parts.join('; ')}. Saved against the list price: ${formatAmounts(
        summary.savings,
      )}.`}
    </Text>
  );
};
