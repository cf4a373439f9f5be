// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CallersView } from '@macadam/portal-node';
import { anEntity, other, owner } from '@macadam/test-portal';
import { AuthorizedToolStatusReader } from './AuthorizedToolStatusReader';
import { ToolStatusReader } from './ToolStatusReader';

const ref = 'component:default/payment-service';
const asUser = (name: string) => ({ credentials: mockCredentials.user(name) });

/** A catalog whose entities the owner sees, and nobody else. */
function aReader(): AuthorizedToolStatusReader {
  const catalog = catalogServiceMock({
    entities: [
      anEntity('Component', 'payment-service', {
        annotations: { 'grafana/dashboard-selector': 'payments' },
      }),
    ],
  });
  const all = catalog.getEntitiesByRefs.bind(catalog);
  const view = new CallersView({
    auth: mockServices.auth(),
    catalog: {
      getEntitiesByRefs: async (request, options) => {
        const { items } = await all(request, options);
        const seen = JSON.stringify(options.credentials).includes(owner);
        return { items: items.map(item => (seen ? item : undefined)) };
      },
    },
    permissions: mockServices.permissions.mock({
      authorizeConditional: async () => [
        {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'catalog',
          resourceType: 'catalog-entity',
          conditions: { rule: 'IS_OWNER', resourceType: 'catalog-entity' },
        },
      ],
    }),
    userInfo: mockServices.userInfo.mock(),
  });
  const inner = new ToolStatusReader({
    grafana: { missing: [] },
    sonarqube: { missing: [] },
    logger: mockServices.logger.mock(),
  });
  return new AuthorizedToolStatusReader(inner, { view });
}

it('asks the catalog as the caller: what one sees is not there for another', async () => {
  const reader = aReader();
  expect(await reader.status(ref, asUser(owner))).toHaveLength(1);
  await expect(reader.status(ref, asUser(other))).rejects.toMatchObject({
    name: 'NotFoundError',
  });
});
