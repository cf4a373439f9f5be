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

/** What search cannot find, because the catalog does not take its file. */
type UntakenApi = Pick<CatalogFilesApi, 'findUntaken'>;

export const untakenApiRef = createApiRef<UntakenApi>().with({
  id: 'plugin.search.untaken',
  pluginId: 'search',
});

export const untakenApi = ApiBlueprint.make({
  name: 'untaken',
  params: defineParams =>
    defineParams({
      api: untakenApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new CatalogFilesClient(deps),
    }),
});
