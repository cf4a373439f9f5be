// SPDX-License-Identifier: Apache-2.0
import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { callers } from './callers';

const ORIGIN = 'url:http://forge.example/acme/platform';

function entity(
  kind: string,
  name: string,
  spec: Entity['spec'],
  apiVersion = 'backstage.io/v1alpha1',
): Entity {
  const annotations = {
    'backstage.io/managed-by-location': ORIGIN,
    'backstage.io/managed-by-origin-location': ORIGIN,
    'backstage.io/techdocs-ref': 'dir:.',
  };
  return { apiVersion, kind, metadata: { name, annotations }, spec };
}

const team = (name: string) =>
  entity('Group', name, { type: 'team', children: [] });
const person = (name: string, ...memberOf: string[]) =>
  entity('User', name, { memberOf });
const service = (name: string) =>
  entity('Component', name, {
    type: 'service',
    lifecycle: 'production',
    owner: 'payments',
  });

/** `payment-service` belongs to the owner's team; `doomed-<caller>` too, and may be lost. */
const entities: Entity[] = [
  team('payments'),
  team('orders'),
  team('platform-team'),
  person('reader'),
  person('owner', 'payments'),
  person('other', 'orders'),
  person('platform', 'platform-team'),
  service('payment-service'),
  ...callers.map(caller => service(`doomed-${caller}`)),
  entity(
    'Template',
    'greeting',
    {
      type: 'service',
      owner: 'payments',
      parameters: [],
      steps: [
        { id: 'greet', action: 'debug:log', input: { message: 'Hello' } },
      ],
    },
    'scaffolder.backstage.io/v1beta3',
  ),
];

export const fixtureSize = entities.length;

export const catalogFixture = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'gates-fixture',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider({
          getProviderName: () => 'gates-fixture',
          connect: connection =>
            connection.applyMutation({
              type: 'full',
              entities: entities.map(one => ({
                entity: one,
                locationKey: 'gates-fixture',
              })),
            }),
        });
      },
    });
  },
});
