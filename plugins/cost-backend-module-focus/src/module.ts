// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { costSourcesExtensionPoint } from '@macadam/plugin-cost-node';
import { FocusSource } from './FocusSource';

export const costModuleFocus = createBackendModule({
  pluginId: 'cost',
  moduleId: 'focus',
  register(module) {
    module.registerInit({
      deps: {
        config: coreServices.rootConfig,
        sources: costSourcesExtensionPoint,
      },
      async init({ config, sources }) {
        const path = config.getOptionalString('cost.focus.path');
        if (path) sources.addCostSource(new FocusSource({ path }));
      },
    });
  },
});
