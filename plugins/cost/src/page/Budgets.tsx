// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { ANNOTATION_MONTHLY_BUDGET } from '@macadam/portal-common';
import {
  EntityTabLink,
  Loading,
  NoData,
  PlainList,
  ReadFailure,
  usePages,
} from '@macadam/portal-react';
import { costApiRef } from '../api';
import { BudgetBar, countWords } from '../figures';
import styles from './Budgets.module.css';

/** Every budget that one may see, the most urgent first. */
export const Budgets = () => {
  const api = useApi(costApiRef);
  const { items, latest, error, isFirstLoading, more, retry } = usePages(
    (cursor, signal) => api.getBudgets({ cursor }, signal),
    [api],
  );
  return (
    <section aria-label="Budgets of this month">
      <Text as="h3" variant="title-x-small" weight="bold">
        Budgets of this month
      </Text>
      {error && (
        <ReadFailure
          what="The budgets"
          error={error}
          isOld={items.length > 0}
          retry={retry}
        />
      )}
      {isFirstLoading && <Loading label="Loading the budgets" height={80} />}
      {latest?.total === 0 && (
        <NoData
          reason={`Nobody has set a budget: the annotation ${ANNOTATION_MONTHLY_BUDGET} sets one, as 1200 EUR`}
        />
      )}
      {items.length > 0 && (
        <PlainList className={styles.budgets}>
          {items.map(budget => (
            <li key={budget.entityRef}>
              <EntityTabLink entityRef={budget.entityRef} tab="cost" />
              <BudgetBar budget={budget} />
            </li>
          ))}
        </PlainList>
      )}
      {latest && more && (
        <>
          <Text role="status" color="secondary" variant="body-small">
            {`${countWords(items.length)} of ${countWords(
              latest.total,
            )} budgets, those that are passed or at risk first`}
          </Text>
          <div>
            <Button variant="secondary" onPress={more}>
              Show more budgets
            </Button>
          </div>
        </>
      )}
    </section>
  );
};
