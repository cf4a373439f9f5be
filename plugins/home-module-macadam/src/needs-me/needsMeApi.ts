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
  GithubActivityClient,
  type GithubActivityApi,
} from '@macadam/plugin-github-activity-common';

/** What several engines know to wait for the signed-in person. */
type NeedsMeApi = Pick<GithubActivityApi, 'getNeedsMe'> &
  Pick<CatalogFilesApi, 'getMyBrokenFiles'>;

export const needsMeApiRef = createApiRef<NeedsMeApi>().with({
  id: 'plugin.home.needs-me',
  pluginId: 'home',
});

export const needsMeApi = ApiBlueprint.make({
  name: 'needs-me',
  params: defineParams =>
    defineParams({
      api: needsMeApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => {
        const activity = new GithubActivityClient(deps);
        const files = new CatalogFilesClient(deps);
        return {
          getNeedsMe: () => activity.getNeedsMe(),
          getMyBrokenFiles: () => files.getMyBrokenFiles(),
        };
      },
    }),
});
