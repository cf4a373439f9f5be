// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  CatalogFilesClient,
  type CatalogFilesApi,
} from '@macadam/plugin-catalog-files-common';
import {
  ToolStatusClient,
  type ToolStatusApi,
} from '@macadam/plugin-tool-status-common';
import { clientApi } from '@macadam/portal-react';

export const catalogFilesApiRef = createApiRef<CatalogFilesApi>().with({
  id: 'plugin.catalog.files',
  pluginId: 'catalog',
});

export const catalogFilesApi = clientApi({
  name: 'files',
  api: catalogFilesApiRef,
  client: deps => new CatalogFilesClient(deps),
});

export const toolStatusApiRef = createApiRef<ToolStatusApi>().with({
  id: 'plugin.catalog.tool-status',
  pluginId: 'catalog',
});

export const toolStatusApi = clientApi({
  name: 'tool-status',
  api: toolStatusApiRef,
  client: deps => new ToolStatusClient(deps),
});
