// SPDX-License-Identifier: Apache-2.0
import {
  ApiBlueprint,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  GoldenPathClient,
  type GoldenPathApi,
} from '@macadam/plugin-golden-path-common';

export const goldenPathApiRef = createApiRef<GoldenPathApi>().with({
  id: 'plugin.golden-path.client',
  pluginId: 'golden-path',
});

export const goldenPathApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: goldenPathApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new GoldenPathClient(deps),
    }),
});
