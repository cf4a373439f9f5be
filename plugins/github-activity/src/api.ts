// SPDX-License-Identifier: Apache-2.0
import {
  ApiBlueprint,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  GithubActivityClient,
  type GithubActivityApi,
} from '@macadam/plugin-github-activity-common';

export const githubActivityApiRef = createApiRef<GithubActivityApi>().with({
  id: 'plugin.github-activity.client',
  pluginId: 'github-activity',
});

export const githubActivityApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: githubActivityApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new GithubActivityClient(deps),
    }),
});
