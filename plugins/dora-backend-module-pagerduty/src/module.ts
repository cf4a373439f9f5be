// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { deliverySourcesExtensionPoint } from '@macadam/plugin-dora-node';
import { readPagerdutyAccess } from '@macadam/portal-node';
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
        const access = readPagerdutyAccess(config, 'dora.pagerduty');
        if (access) {
          const incidents = new PagerdutyIncidents(access);
          sources.addIncidentSource(new PagerdutyIncidentSource({ incidents }));
        }
        const webhookSecret = config.getOptionalString(
          'dora.pagerduty.webhookSecret',
        );
        if (webhookSecret) {
          sources.addWebhookReceiver(new PagerdutyWebhooks(webhookSecret));
        }
      },
    });
  },
});
