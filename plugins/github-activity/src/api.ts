// SPDX-License-Identifier: Apache-2.0
import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  GithubActivityClient,
  type GithubActivityApi,
} from '@macadam/plugin-github-activity-common';
import { clientApi } from '@macadam/portal-react';

export const githubActivityApiRef = createApiRef<GithubActivityApi>().with({
  id: 'plugin.github-activity.client',
  pluginId: 'github-activity',
});

export const githubActivityApi = clientApi({
  api: githubActivityApiRef,
  client: deps => new GithubActivityClient(deps),
});
