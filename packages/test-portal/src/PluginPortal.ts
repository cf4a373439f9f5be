// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogServiceRef,
  type CatalogService,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import type { PluginAccess } from '@macadam/portal-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { headerOf, owner, userInfoOf, type Groups } from './callers';
import { shared } from './shared';

export type Feature = BackendFeature | Promise<{ default: BackendFeature }>;

export interface PortalOptions {
  /** The plugin, and what of its surroundings is not the portal's own. */
  features: Feature[];
  config: JsonObject;
  /** The whole catalog. */
  entities?: Entity[];
  /** The catalog in memory judges no entity by itself. */
  validateEntity?: CatalogService['validateEntity'];
  /** The plugin's database; without one, that of the test backend. */
  knex?: Knex;
  /** Who else belongs to a group, or to another. */
  groups?: Groups;
}

/** A portal with one plugin alone. Each request is of a caller: the owner unless told otherwise, and `nobody` who is not signed in. */
export class PluginPortal {
  private readonly scheduler = mockServices.scheduler();
  private backend!: TestBackend;

  constructor(private readonly pluginId: string) {}

  async begin(options: PortalOptions): Promise<void> {
    const { config, entities, features, groups, knex, validateEntity } =
      options;
    const catalog = Object.assign(
      catalogServiceMock({ entities }),
      validateEntity && { validateEntity },
    );
    const getUserInfo = userInfoOf(groups);
    this.backend = await startTestBackend({
      features: [
        shared(catalogServiceRef, catalog),
        // Shared, it runs nothing by itself.
        shared(coreServices.scheduler, this.scheduler),
        mockServices.rootConfig.factory({ data: config }),
        mockServices.userInfo.mock({ getUserInfo }).factory,
        ...(knex ? [mockServices.database.factory({ knex })] : []),
        ...features,
      ],
    });
  }

  /** Does what the scheduler does from time to time, in this order. */
  async run(...taskIds: string[]): Promise<void> {
    for (const id of taskIds) await this.scheduler.triggerTask(id);
  }

  get(path: string, caller = owner) {
    return this.request('get', path).set('Authorization', headerOf(caller));
  }

  post(path: string, body?: object, caller = owner) {
    return this.request('post', path)
      .set('Authorization', headerOf(caller))
      .send(body);
  }

  put(path: string, body: object, caller = owner) {
    return this.request('put', path)
      .set('Authorization', headerOf(caller))
      .send(body);
  }

  delete(path: string, caller = owner) {
    return this.request('delete', path).set('Authorization', headerOf(caller));
  }

  /** Of whatever was started, such as another plugin. */
  urlOf(path: string): URL {
    return new URL(path, `http://127.0.0.1:${this.backend.server.port()}`);
  }

  /** For the client of the front end, over HTTP. */
  accessOf(caller = owner): PluginAccess {
    const authorization = headerOf(caller);
    return {
      discoveryApi: { getBaseUrl: async id => this.urlOf(`/api/${id}`).href },
      fetchApi: {
        fetch: (address, init) =>
          fetch(address, {
            ...init,
            headers: { ...init?.headers, authorization },
          }),
      },
    };
  }

  stop(): Promise<void> {
    return this.backend.stop();
  }

  /** Without credentials. */
  protected request(method: 'get' | 'post' | 'put' | 'delete', path: string) {
    return request(this.backend.server)[method](`/api/${this.pluginId}${path}`);
  }
}
