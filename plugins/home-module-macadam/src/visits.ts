// SPDX-License-Identifier: Apache-2.0
import {
  ApiBlueprint,
  identityApiRef,
  storageApiRef,
} from '@backstage/frontend-plugin-api';
import { VisitsStorageApi, visitsApiRef } from '@backstage/plugin-home';

const entityPage = /^\/catalog\/[^/]+\/[^/]+\/[^/]+/;

/** A tab of an entity's page counts as a visit to the entity. */
export function entityPath(pathname: string): string {
  return entityPage.exec(pathname)?.[0] ?? pathname;
}

/** Remembers visits to entities. Other pages have no name to tell them apart, and stand in the navigation. */
export const visitsApi = ApiBlueprint.make({
  name: 'visits',
  params: defineParams =>
    defineParams({
      api: visitsApiRef,
      deps: { storageApi: storageApiRef, identityApi: identityApiRef },
      factory: deps =>
        VisitsStorageApi.create({
          ...deps,
          transformPathname: entityPath,
          canSave: ({ entityRef }) => entityRef !== undefined,
        }),
    }),
});
