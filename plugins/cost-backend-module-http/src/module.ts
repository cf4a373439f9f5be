// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { costSourcesExtensionPoint } from '@macadam/plugin-cost-node';
import { readHttpCostConfig } from './config';
import { HttpCostSource } from './HttpCostSource';

export const costModuleHttp = createBackendModule({
  pluginId: 'cost',
  moduleId: 'http',
  register(module) {
    module.registerInit({
      deps: {
        config: coreServices.rootConfig,
        sources: costSourcesExtensionPoint,
      },
      async init({ config, sources }) {
        const { baseUrl, ...settings } = readHttpCostConfig(config);
        if (!baseUrl) return;
        sources.addCostSource(new HttpCostSource({ baseUrl, ...settings }));
      },
    });
  },
});
