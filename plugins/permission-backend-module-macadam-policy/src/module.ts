// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { platformTeamFromConfig } from '@macadam/portal-common';
import { MacadamPolicy } from './MacadamPolicy';

export const permissionModuleMacadamPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'macadam-policy',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        policies: policyExtensionPoint,
      },
      async init({ config, policies }) {
        const platformTeam = platformTeamFromConfig(config);
        policies.setPolicy(new MacadamPolicy({ platformTeam }));
      },
    });
  },
});
