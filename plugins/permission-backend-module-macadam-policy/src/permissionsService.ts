// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ServerPermissionClient } from '@backstage/plugin-permission-node';
import { BrieflyRememberedPermissions } from './BrieflyRememberedPermissions';

/** Backstage's own, with a short memory. */
export const permissionsService = createServiceFactory({
  service: coreServices.permissions,
  deps: {
    auth: coreServices.auth,
    config: coreServices.rootConfig,
    discovery: coreServices.discovery,
  },
  factory: ({ auth, config, discovery }) =>
    new BrieflyRememberedPermissions({
      auth,
      permissions: ServerPermissionClient.fromConfig(config, {
        auth,
        discovery,
      }),
    }),
});
