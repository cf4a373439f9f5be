// SPDX-License-Identifier: Apache-2.0
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  deliverySourcesExtensionPoint,
  type IncidentSource,
  type WebhookReceiver,
} from '@macadam/plugin-dora-node';
import { doraModulePagerduty } from '../module';

/** What the module adds, as a configuration has it. */
export async function startModule(pagerduty?: object) {
  const sources: IncidentSource[] = [];
  const receivers: WebhookReceiver[] = [];
  const engine = createBackendPlugin({
    pluginId: 'dora',
    register(plugin) {
      plugin.registerExtensionPoint(deliverySourcesExtensionPoint, {
        addDeploymentSource: () => undefined,
        addIncidentSource: source => sources.push(source),
        addWebhookReceiver: receiver => receivers.push(receiver),
        onReady: () => undefined,
      });
      plugin.registerInit({ deps: {}, init: async () => undefined });
    },
  });
  const data = { dora: { ...(pagerduty && { pagerduty }) } };
  const backend = await startTestBackend({
    features: [
      engine,
      doraModulePagerduty,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  return { sources, receivers, stop: () => backend.stop() };
}
