// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/frontend-plugin-api';
import { CostClient, type CostApi } from '@macadam/plugin-cost-common';
import { clientApi } from '@macadam/portal-react';

export const costApiRef = createApiRef<CostApi>().with({
  id: 'plugin.cost.client',
  pluginId: 'cost',
});

export const costApi = clientApi({
  api: costApiRef,
  client: deps => new CostClient(deps),
});
