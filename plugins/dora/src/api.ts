// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/frontend-plugin-api';
import { DoraClient, type DoraApi } from '@macadam/plugin-dora-common';
import { clientApi } from '@macadam/portal-react';

export const doraApiRef = createApiRef<DoraApi>().with({
  id: 'plugin.dora.client',
  pluginId: 'dora',
});

export const doraApi = clientApi({
  api: doraApiRef,
  client: deps => new DoraClient(deps),
});
