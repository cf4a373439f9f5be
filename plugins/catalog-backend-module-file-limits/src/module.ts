// SPDX-License-Identifier: Apache-2.0
import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { limitedParser } from './limitedParser';
import { LimitsProcessor } from './LimitsProcessor';

export const catalogModuleFileLimits = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'file-limits',
  register(env) {
    env.registerInit({
      deps: {
        model: catalogModelExtensionPoint,
        processing: catalogProcessingExtensionPoint,
      },
      async init({ model, processing }) {
        model.setEntityDataParser(limitedParser);
        processing.addProcessor(new LimitsProcessor());
      },
    });
  },
});
