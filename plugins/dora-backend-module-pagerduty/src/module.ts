// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { deliverySourcesExtensionPoint } from '@macadam/plugin-dora-node';
import { readPagerdutyConfig } from './config';
import { PagerdutyIncidents } from './source/PagerdutyIncidents';
import { PagerdutyIncidentSource } from './source/PagerdutyIncidentSource';
import { PagerdutyWebhooks } from './webhook/PagerdutyWebhooks';

export const doraModulePagerduty = createBackendModule({
  pluginId: 'dora',
  moduleId: 'pagerduty',
  register(module) {
    module.registerInit({
      deps: {
        config: coreServices.rootConfig,
        sources: deliverySourcesExtensionPoint,
      },
      async init({ config, sources }) {
        const { apiBaseUrl, token, webhookSecret } =
          readPagerdutyConfig(config);
        if (token) {
          const incidents = new PagerdutyIncidents({ apiBaseUrl, token });
          sources.addIncidentSource(new PagerdutyIncidentSource({ incidents }));
        }
        if (webhookSecret) {
          sources.addWebhookReceiver(new PagerdutyWebhooks(webhookSecret));
        }
      },
    });
  },
});
