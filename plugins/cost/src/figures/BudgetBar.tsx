// SPDX-License-Identifier: Apache-2.0
import { Text } from '@backstage/ui';
import {
  formatAmounts,
  formatMoney,
  type Budget,
} from '@macadam/plugin-cost-common';
import styles from './BudgetBar.module.css';
import { percent } from './words';

const states: Record<Budget['state'], string> = {
  within: 'Within budget',
  'at-risk': 'On its way past the budget',
  passed: 'The budget is passed',
};

/** How much of a month's budget is spent; in words, and drawn. */
export const BudgetBar = ({ budget }: { budget: Budget }) => {
  const { limit, share, spent, state, notCounted } = budget;
  const { currency } = limit;
  const width = Math.max(0, Math.min(1, share)) * 100;
  return (
    <div className={styles.budget}>
      <Text variant="body-small">
        {`${states[state]}: ${formatMoney({
          amount: spent,
          currency,
        })} of ${formatMoney(limit)}, ${percent(share)}`}
      </Text>
      <div className={styles.bar} aria-hidden="true">
        <div
          className={`${styles.spent} ${styles[state] ?? ''}`}
          style={{ width: `${width}%` }}
        />
      </div>
      {notCounted.length > 0 && (
        <Text color="secondary" variant="body-small">
          {`${formatAmounts(notCounted)} in other currencies is not counted`}
        </Text>
      )}
    </div>
  );
};
