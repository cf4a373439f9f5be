// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  CatalogFilesClient,
  type CatalogFilesApi,
} from '@macadam/plugin-catalog-files-common';
import { clientApi } from '@macadam/portal-react';

/** How what the catalog is made of was read. */
type SourceApi = Pick<CatalogFilesApi, 'getSource'>;

export const sourceApiRef = createApiRef<SourceApi>().with({
  id: 'plugin.catalog.source',
  pluginId: 'catalog',
});

export const sourceApi = clientApi({
  name: 'source',
  api: sourceApiRef,
  client: deps => new CatalogFilesClient(deps),
});
