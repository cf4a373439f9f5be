// SPDX-License-Identifier: Apache-2.0
import {
  ApiBlueprint,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  CatalogFilesClient,
  type CatalogFilesApi,
} from '@macadam/plugin-catalog-files-common';
import {
  ToolStatusClient,
  type ToolStatusApi,
} from '@macadam/plugin-tool-status-common';

export const catalogFilesApiRef = createApiRef<CatalogFilesApi>().with({
  id: 'plugin.catalog.files',
  pluginId: 'catalog',
});

export const catalogFilesApi = ApiBlueprint.make({
  name: 'files',
  params: defineParams =>
    defineParams({
      api: catalogFilesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new CatalogFilesClient(deps),
    }),
});

export const toolStatusApiRef = createApiRef<ToolStatusApi>().with({
  id: 'plugin.catalog.tool-status',
  pluginId: 'catalog',
});

export const toolStatusApi = ApiBlueprint.make({
  name: 'tool-status',
  params: defineParams =>
    defineParams({
      api: toolStatusApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new ToolStatusClient(deps),
    }),
});
