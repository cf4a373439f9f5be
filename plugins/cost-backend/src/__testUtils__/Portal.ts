// SPDX-License-Identifier: Apache-2.0
import {
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { notificationService } from '@backstage/plugin-notifications-node';
import { CostClient } from '@macadam/plugin-cost-common';
import {
  costSourcesExtensionPoint,
  type Bill,
  type DailyShares,
} from '@macadam/plugin-cost-node';
import { anEntity, PluginPortal, shared } from '@macadam/test-portal';
import type { Knex } from 'knex';
import { costPlugin } from '../plugin';

export {
  anEntity as entity,
  other,
  owner,
  platformEngineer,
} from '@macadam/test-portal';
export const lead = 'user:default/lea';

/** A portal with the plugin alone, over a catalog and bills of its own. */
export class TestPortal extends PluginPortal {
  readonly sent: object[] = [];

  static async start(given: {
    knex: Knex;
    entities?: Entity[];
    bills?: Bill[];
    shares?: DailyShares[];
    cost?: object;
    features?: BackendFeature[];
  }): Promise<TestPortal> {
    const portal = new TestPortal('cost');
    await portal.begin({
      knex: given.knex,
      entities: given.entities ?? catalog(),
      groups: { [lead]: ['group:default/payments-leads'] },
      config: configOf(given.cost),
      features: [
        costPlugin,
        telling(given.bills ?? [], given.shares ?? []),
        shared(notificationService, {
          send: async notification => void portal.sent.push(notification),
        }),
        ...(given.features ?? []),
      ],
    });
    await portal.run('refresh-directory', 'read-bills');
    return portal;
  }

  /** The client of the front end, over HTTP. */
  client(caller?: string): CostClient {
    return new CostClient(this.accessOf(caller));
  }
}

function configOf(cost: object | undefined) {
  return {
    backend: { actions: { pluginSources: ['cost'] } },
    cost: {
      schedule: { frequency: { trigger: 'manual' }, timeout: { minutes: 1 } },
      rules: [
        { name: 'Tag service', from: 'tag:service', kind: 'component' },
        { name: 'Tag team', from: 'tag:team', kind: 'group' },
      ],
      ...cost,
    },
  };
}

function telling(bills: Bill[], shares: DailyShares[]): BackendFeature {
  return createBackendModule({
    pluginId: 'cost',
    moduleId: 'test-bills',
    register({ registerInit }) {
      registerInit({
        deps: { sources: costSourcesExtensionPoint },
        async init({ sources }) {
          sources.addCostSource({
            id: 'test',
            title: 'Bills of the test',
            async *bills() {
              yield* bills;
            },
          });
          if (shares.length === 0) return;
          sources.addShareSource({
            id: 'shares',
            title: 'Shares of the test',
            async *dailyShares() {
              yield* shares;
            },
          });
        },
      });
    },
  });
}

/** As the catalog mock's entities have it: payment-service and ledger of the group payments, which lies below money. */
function catalog(): Entity[] {
  const owned = { type: 'ownedBy', targetRef: 'group:default/payments' };
  return [
    anEntity('Component', 'payment-service', {
      relations: [
        owned,
        { type: 'partOf', targetRef: 'system:default/checkout' },
      ],
    }),
    anEntity('Component', 'ledger', { relations: [owned] }),
    anEntity('Component', 'search', {
      relations: [{ type: 'ownedBy', targetRef: 'group:default/search' }],
    }),
    anEntity('System', 'checkout', { relations: [owned] }),
    anEntity('Group', 'payments', {
      relations: [{ type: 'childOf', targetRef: 'group:default/money' }],
    }),
    anEntity('Group', 'money'),
    anEntity('Group', 'search'),
  ];
}
