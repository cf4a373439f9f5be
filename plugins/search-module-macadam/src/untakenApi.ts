// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  CatalogFilesClient,
  type CatalogFilesApi,
} from '@macadam/plugin-catalog-files-common';
import { clientApi } from '@macadam/portal-react';

/** What search cannot find, because the catalog does not take its file. */
type UntakenApi = Pick<CatalogFilesApi, 'findUntaken'>;

export const untakenApiRef = createApiRef<UntakenApi>().with({
  id: 'plugin.search.untaken',
  pluginId: 'search',
});

export const untakenApi = clientApi({
  name: 'untaken',
  api: untakenApiRef,
  client: deps => new CatalogFilesClient(deps),
});
