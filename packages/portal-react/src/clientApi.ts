// SPDX-License-Identifier: Apache-2.0
import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
  type ApiRef,
} from '@backstage/frontend-plugin-api';
import type { PluginAccess } from '@macadam/portal-common';

/**
 * The extension that gives a plugin's screens the client of a back end, with the session of who looks.
 *
 * @param options.name what tells it from the plugin's other clients
 */
export function clientApi<T>(options: {
  name?: string;
  api: ApiRef<T>;
  client: (access: PluginAccess) => T;
}) {
  const { name, api, client } = options;
  return ApiBlueprint.make({
    name,
    params: defineParams =>
      defineParams({
        api,
        deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
        factory: access => client(access),
      }),
  });
}
