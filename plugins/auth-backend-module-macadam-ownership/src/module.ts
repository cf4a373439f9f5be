// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { authOwnershipResolutionExtensionPoint } from '@backstage/plugin-auth-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { AncestorOwnershipResolver } from './AncestorOwnershipResolver';

export const authModuleMacadamOwnership = createBackendModule({
  pluginId: 'auth',
  moduleId: 'macadam-ownership',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        ownership: authOwnershipResolutionExtensionPoint,
      },
      async init({ auth, catalog, ownership }) {
        ownership.setAuthOwnershipResolver(
          new AncestorOwnershipResolver({ auth, catalog }),
        );
      },
    });
  },
});
