// SPDX-License-Identifier: Apache-2.0
import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DoraClient } from '@macadam/plugin-dora-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { doraPlugin } from '../plugin';

export const owner = 'user:default/ada';
export const other = 'user:default/eve';
export const platformEngineer = 'user:default/pat';

const OWNED: Partial<Record<string, string[]>> = {
  [owner]: ['group:default/payments'],
  [platformEngineer]: ['group:default/platform-team'],
};

/** A portal with the plugin alone, over a catalog of its own. */
export class TestPortal {
  private constructor(private readonly backend: TestBackend) {}

  static async start(given: {
    knex: Knex;
    entities?: Entity[];
    dora?: object;
    features?: (BackendFeature | Promise<{ default: BackendFeature }>)[];
  }): Promise<TestPortal> {
    const data = {
      backend: { actions: { pluginSources: ['dora'] } },
      dora: {
        schedule: { frequency: { trigger: 'manual' }, timeout: { minutes: 1 } },
        ...given.dora,
      },
    };
    const entities = given.entities ?? catalog();
    const backend = await startTestBackend({
      features: [
        doraPlugin,
        catalogServiceMock.factory({ entities }),
        mockServices.database.factory({ knex: given.knex }),
        mockServices.rootConfig.factory({ data }),
        // Rows stay as the test has flagged them.
        mockServices.scheduler.mock().factory,
        mockServices.userInfo.mock({ getUserInfo }).factory,
        ...(given.features ?? []),
      ],
    });
    return new TestPortal(backend);
  }

  get(path: string, caller = owner) {
    return request(this.backend.server)
      .get(`/api/dora${path}`)
      .set('Authorization', headerOf(caller));
  }

  put(path: string, body: object, caller = owner) {
    return request(this.backend.server)
      .put(`/api/dora${path}`)
      .set('Authorization', headerOf(caller))
      .send(body);
  }

  /** Of another plugin that was started with this one. */
  urlOf(path: string): URL {
    return new URL(path, `http://127.0.0.1:${this.backend.server.port()}`);
  }

  /** As a sender outside does. */
  post(
    path: string,
    body: Buffer | string,
    headers: Record<string, string> = {},
  ) {
    return request(this.backend.server)
      .post(`/api/dora${path}`)
      .set('content-type', 'application/json')
      .set(headers)
      .send(body);
  }

  /** The client of the front end, over HTTP. */
  client(caller = owner): DoraClient {
    const baseUrl = this.urlOf('/api/dora').href;
    const headers = { authorization: headerOf(caller) };
    return new DoraClient({
      discoveryApi: { getBaseUrl: async () => baseUrl },
      fetchApi: {
        fetch: (address, init) =>
          fetch(address, {
            ...init,
            headers: { ...init?.headers, ...headers },
          }),
      },
    });
  }

  stop() {
    return this.backend.stop();
  }
}

/** As the catalog mock's entities have it: payment-service of the group payments, which lies below money. */
function catalog(): Entity[] {
  return [
    entity('Component', 'payment-service', {
      annotations: { 'example.com/repository': 'Acme/Payments' },
      relations: [
        { type: 'ownedBy', targetRef: 'group:default/payments' },
        { type: 'partOf', targetRef: 'system:default/checkout' },
      ],
    }),
    entity('Component', 'ledger', {
      relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
    }),
    entity('System', 'checkout'),
    entity('Group', 'payments', {
      relations: [{ type: 'childOf', targetRef: 'group:default/money' }],
    }),
    entity('Group', 'money', {
      annotations: { 'macadam.dev/timezone': 'Europe/Amsterdam' },
    }),
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

export function headerOf(caller: string): string {
  return caller === 'nobody'
    ? mockCredentials.none.header()
    : mockCredentials.user.header(caller);
}
