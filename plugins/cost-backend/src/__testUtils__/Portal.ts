// SPDX-License-Identifier: Apache-2.0
import {
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { CostClient } from '@macadam/plugin-cost-common';
import {
  costSourcesExtensionPoint,
  type Bill,
  type DailyShares,
} from '@macadam/plugin-cost-node';
import type { Knex } from 'knex';
import request from 'supertest';
import { costPlugin } from '../plugin';

export const owner = 'user:default/ada';
export const other = 'user:default/eve';
export const lead = 'user:default/lea';
export const platformEngineer = 'user:default/pat';

const OWNED: Partial<Record<string, string[]>> = {
  [owner]: ['group:default/payments'],
  [lead]: ['group:default/payments-leads'],
  [platformEngineer]: ['group:default/platform-team'],
};

/** A portal with the plugin alone, over a catalog and bills of its own. */
export class TestPortal {
  readonly sent: object[] = [];
  private readonly tasks = new Map<string, (signal: AbortSignal) => unknown>();
  private backend!: TestBackend;

  static async start(given: {
    knex: Knex;
    entities?: Entity[];
    bills?: Bill[];
    shares?: DailyShares[];
    cost?: object;
    features?: BackendFeature[];
  }): Promise<TestPortal> {
    const portal = new TestPortal();
    await portal.begin(given);
    return portal;
  }

  /** What the scheduler does from time to time. */
  async run(...ids: string[]): Promise<void> {
    for (const id of ids) {
      await this.tasks.get(id)?.(new AbortController().signal);
    }
  }

  get(path: string, caller = owner) {
    return request(this.backend.server)
      .get(`/api/cost${path}`)
      .set('Authorization', headerOf(caller));
  }

  post(path: string, body: object, caller = owner) {
    return request(this.backend.server)
      .post(`/api/cost${path}`)
      .set('Authorization', headerOf(caller))
      .send(body);
  }

  /** The client of the front end, over HTTP. */
  client(caller = owner): CostClient {
    const baseUrl = `http://127.0.0.1:${this.backend.server.port()}/api/cost`;
    const headers = { authorization: headerOf(caller) };
    return new CostClient({
      discoveryApi: { getBaseUrl: async () => baseUrl },
      fetchApi: {
        fetch: (address, init) => fetch(address, { ...init, headers }),
      },
    });
  }

  stop() {
    return this.backend.stop();
  }

  private async begin(given: Parameters<typeof TestPortal.start>[0]) {
    const data = {
      backend: { actions: { pluginSources: ['cost'] } },
      cost: {
        schedule: { frequency: { trigger: 'manual' }, timeout: { minutes: 1 } },
        rules: [
          { name: 'Tag service', from: 'tag:service', kind: 'component' },
          { name: 'Tag team', from: 'tag:team', kind: 'group' },
        ],
        ...given.cost,
      },
    };
    this.backend = await startTestBackend({
      features: [
        costPlugin,
        telling(given.bills ?? [], given.shares ?? []),
        catalogServiceMock.factory({ entities: given.entities ?? catalog() }),
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({
            send: async notification => void this.sent.push(notification),
          }),
        }),
        mockServices.database.factory({ knex: given.knex }),
        mockServices.rootConfig.factory({ data }),
        mockServices.scheduler.mock({
          scheduleTask: async ({ id, fn }) => {
            this.tasks.set(id, fn as (signal: AbortSignal) => unknown);
          },
        }).factory,
        mockServices.userInfo.mock({ getUserInfo }).factory,
        ...(given.features ?? []),
      ],
    });
    await this.run('refresh-directory', 'read-bills');
  }
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
    entity('Component', 'payment-service', {
      relations: [
        owned,
        { type: 'partOf', targetRef: 'system:default/checkout' },
      ],
    }),
    entity('Component', 'ledger', { relations: [owned] }),
    entity('Component', 'search', {
      relations: [{ type: 'ownedBy', targetRef: 'group:default/search' }],
    }),
    entity('System', 'checkout', { relations: [owned] }),
    entity('Group', 'payments', {
      relations: [{ type: 'childOf', targetRef: 'group:default/money' }],
    }),
    entity('Group', 'money'),
    entity('Group', 'search'),
  ];
}

export function entity(
  kind: string,
  name: string,
  given: {
    annotations?: Record<string, string>;
    relations?: Entity['relations'];
  } = {},
): Entity {
  const { annotations, relations } = given;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations },
    relations,
  };
}

async function getUserInfo(credentials: unknown) {
  const { userEntityRef } = (
    credentials as ReturnType<typeof mockCredentials.user>
  ).principal;
  return {
    userEntityRef,
    ownershipEntityRefs: [userEntityRef, ...(OWNED[userEntityRef] ?? [])],
  };
}

function headerOf(caller: string): string {
  return caller === 'nobody'
    ? mockCredentials.none.header()
    : mockCredentials.user.header(caller);
}
