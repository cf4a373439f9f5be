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

/** How what the catalog is made of was read. */
type SourceApi = Pick<CatalogFilesApi, 'getSource'>;

export const sourceApiRef = createApiRef<SourceApi>().with({
  id: 'plugin.catalog.source',
  pluginId: 'catalog',
});

export const sourceApi = ApiBlueprint.make({
  name: 'source',
  params: defineParams =>
    defineParams({
      api: sourceApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new CatalogFilesClient(deps),
    }),
});
