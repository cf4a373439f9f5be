// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { owner } from './callers';

/** Services of a portal whose entities the {@link owner} sees, and nobody else. */
export function onlyForOwner(entities: Entity[]) {
  const all = catalogServiceMock({ entities });
  const catalog: Pick<CatalogService, 'getEntitiesByRefs'> = {
    getEntitiesByRefs: async (request, options) => {
      const { items } = await all.getEntitiesByRefs(request, options);
      const seen = JSON.stringify(options.credentials).includes(owner);
      return { items: items.map(item => (seen ? item : undefined)) };
    },
  };
  const conditions = { rule: 'IS_OWNER', resourceType: 'catalog-entity' };
  const decision: PolicyDecision = {
    ...{ result: AuthorizeResult.CONDITIONAL, pluginId: 'catalog' },
    ...{ resourceType: 'catalog-entity', conditions },
  };
  return {
    auth: mockServices.auth(),
    catalog,
    permissions: mockServices.permissions.mock({
      authorizeConditional: async () => [decision],
    }),
    userInfo: mockServices.userInfo.mock(),
  };
}
