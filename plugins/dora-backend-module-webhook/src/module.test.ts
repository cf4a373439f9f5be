// SPDX-License-Identifier: Apache-2.0
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { deliverySourcesExtensionPoint } from '@macadam/plugin-dora-node';
import { doraModuleWebhook } from './module';

it.each([
  { name: 'with a secret', webhook: { secret: 'ours' }, adds: ['generic'] },
  { name: 'never without one', webhook: {}, adds: [] },
])('takes webhooks $name', async ({ webhook, adds }) => {
  const added: string[] = [];
  const engine = createBackendPlugin({
    pluginId: 'dora',
    register(plugin) {
      plugin.registerExtensionPoint(deliverySourcesExtensionPoint, {
        addDeploymentSource: () => undefined,
        addIncidentSource: () => undefined,
        addWebhookReceiver: ({ id }) => added.push(id),
        onReady: () => undefined,
      });
      plugin.registerInit({ deps: {}, init: async () => undefined });
    },
  });
  const data = { dora: { webhook } };
  const backend = await startTestBackend({
    features: [
      engine,
      doraModuleWebhook,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  expect(added).toEqual(adds);
  await backend.stop();
});
