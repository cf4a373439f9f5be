// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { deliverySourcesExtensionPoint } from '@macadam/plugin-dora-node';
import { GenericWebhooks } from './receive/GenericWebhooks';

export const doraModuleWebhook = createBackendModule({
  pluginId: 'dora',
  moduleId: 'webhook',
  register(module) {
    module.registerInit({
      deps: {
        config: coreServices.rootConfig,
        sources: deliverySourcesExtensionPoint,
      },
      async init({ config, sources }) {
        const secret = config.getOptionalString('dora.webhook.secret');
        if (!secret) return;
        sources.addWebhookReceiver(new GenericWebhooks({ secret }));
      },
    });
  },
});
