// SPDX-License-Identifier: Apache-2.0
import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { LinkSchemesProcessor } from './LinkSchemesProcessor';

export const catalogModuleLinkSchemes = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'link-schemes',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addProcessor(new LinkSchemesProcessor());
      },
    });
  },
});
