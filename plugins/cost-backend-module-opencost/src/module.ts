// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { costSourcesExtensionPoint } from '@macadam/plugin-cost-node';
import { readOpencostConfig } from './config';
import { OpencostSource } from './OpencostSource';

export const costModuleOpencost = createBackendModule({
  pluginId: 'cost',
  moduleId: 'opencost',
  register(module) {
    module.registerInit({
      deps: {
        config: coreServices.rootConfig,
        sources: costSourcesExtensionPoint,
      },
      async init({ config, sources }) {
        const { baseUrl, ...settings } = readOpencostConfig(config);
        if (!baseUrl) return;
        sources.addShareSource(new OpencostSource({ baseUrl, ...settings }));
      },
    });
  },
});
