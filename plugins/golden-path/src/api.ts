// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  GoldenPathClient,
  type GoldenPathApi,
} from '@macadam/plugin-golden-path-common';
import { clientApi } from '@macadam/portal-react';

export const goldenPathApiRef = createApiRef<GoldenPathApi>().with({
  id: 'plugin.golden-path.client',
  pluginId: 'golden-path',
});

export const goldenPathApi = clientApi({
  api: goldenPathApiRef,
  client: deps => new GoldenPathClient(deps),
});
