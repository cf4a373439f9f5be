// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Select, Text } from '@backstage/ui';
import {
  deploymentFilterSchema,
  type DeliveryScope,
  type DeploymentFilter,
  type WindowQuery,
} from '@macadam/plugin-dora-common';
import { Loading, ReadFailure, usePages } from '@macadam/portal-react';
import { useState } from 'react';
import { doraApiRef } from '../api';
import tables from '../tables.module.css';
import { DeploymentsTable } from './DeploymentsTable';

const filters: { id: DeploymentFilter; label: string }[] = [
  { id: 'all', label: 'Every attempt' },
  { id: 'counted', label: 'Deployments' },
  { id: 'failed', label: 'Failed deployments' },
  { id: 'rework', label: 'Repairs' },
  { id: 'uncounted', label: 'Attempts that do not count' },
];

/** The rows behind the figures. */
export const Deployments = (props: {
  scope: DeliveryScope;
  window: WindowQuery;
  dataVersion: string;
  showEntity: boolean;
}) => {
  const { scope, window, dataVersion, showEntity } = props;
  const api = useApi(doraApiRef);
  const [filter, setFilter] = useState<DeploymentFilter>('counted');
  const pages = usePages(
    (cursor, signal) =>
      api.getDeployments(scope, { ...window, filter, cursor }, signal),
    [api, scope, window, filter, dataVersion],
  );

  return (
    <section aria-label="Deployments and attempts">
      <Flex justify="between" align="end">
        <Text as="h3" variant="title-x-small" weight="bold">
          Deployments
        </Text>
        <div className={tables.choice}>
          <Select
            label="Show"
            options={filters}
            value={filter}
            onChange={key => setFilter(deploymentFilterSchema.parse(key))}
          />
        </div>
      </Flex>
      {pages.error && (
        <ReadFailure
          what="Deployments"
          error={pages.error}
          isOld={pages.items.length > 0}
          retry={pages.retry}
        />
      )}
      {pages.isFirstLoading && (
        <Loading label="Loading deployments" height={160} />
      )}
      {!pages.isFirstLoading && !pages.error && pages.items.length === 0 && (
        <Text color="secondary">
          None in this window. Choose a longer one, or show every attempt.
        </Text>
      )}
      {pages.items.length > 0 && (
        <DeploymentsTable rows={pages.items} showEntity={showEntity} />
      )}
      {pages.more && (
        <Button variant="secondary" onPress={pages.more}>
          {`More, of ${pages.latest?.total}`}
        </Button>
      )}
    </section>
  );
};
