// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  CatalogFilesClient,
  type CatalogFilesApi,
} from '@macadam/plugin-catalog-files-common';
import {
  GithubActivityClient,
  type GithubActivityApi,
} from '@macadam/plugin-github-activity-common';
import { clientApi } from '@macadam/portal-react';

/** What several engines know to wait for the signed-in person. */
type NeedsMeApi = Pick<GithubActivityApi, 'getNeedsMe'> &
  Pick<CatalogFilesApi, 'getMyBrokenFiles'>;

export const needsMeApiRef = createApiRef<NeedsMeApi>().with({
  id: 'plugin.home.needs-me',
  pluginId: 'home',
});

export const needsMeApi = clientApi({
  name: 'needs-me',
  api: needsMeApiRef,
  client: deps => {
    const activity = new GithubActivityClient(deps);
    const files = new CatalogFilesClient(deps);
    return {
      getNeedsMe: () => activity.getNeedsMe(),
      getMyBrokenFiles: () => files.getMyBrokenFiles(),
    };
  },
});
