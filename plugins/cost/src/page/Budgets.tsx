// SPDX-License-Identifier: Apache-2.0
import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Link, Skeleton, Text } from '@backstage/ui';
import { ANNOTATION_MONTHLY_BUDGET } from '@macadam/portal-common';
import { NoData, ReadFailure, useAsyncData } from '@macadam/portal-react';
import { costApiRef } from '../api';
import { BudgetBar } from '../figures';
import styles from './Budgets.module.css';

/** Every budget that one may see, the most urgent first. */
export const Budgets = () => {
  const api = useApi(costApiRef);
  const entityLink = useRouteRef(entityRouteRef);
  const { value, error, retry } = useAsyncData(
    signal => api.getBudgets(signal),
    [api],
  );
  return (
    <section aria-label="Budgets of this month">
      <Text as="h3" variant="title-x-small" weight="bold">
        Budgets of this month
      </Text>
      {error && <ReadFailure what="The budgets" error={error} retry={retry} />}
      {!value && !error && (
        <Skeleton height={80} aria-label="Loading the budgets" />
      )}
      {value?.items.length === 0 && (
        <NoData
          reason={`Nobody has set a budget: the annotation ${ANNOTATION_MONTHLY_BUDGET} sets one, as 1200 EUR`}
        />
      )}
      <ul className={styles.budgets}>
        {value?.items.map(budget => (
          <li key={budget.entityRef}>
            <Link
              href={`${entityLink?.(entityRouteParams(budget.entityRef))}/cost`}
            >
              {budget.entityRef}
            </Link>
            <BudgetBar budget={budget} />
          </li>
        ))}
      </ul>
    </section>
  );
};
