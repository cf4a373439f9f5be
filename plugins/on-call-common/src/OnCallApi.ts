// SPDX-License-Identifier: Apache-2.0
import { PluginClient, type PluginAccess } from '@macadam/portal-common';
import { servicesOnCallSchema, type ServiceOnCall } from './model';

/** Asked about at once. */
export const MOST_SERVICES = 50;

/** What a page or a program asks about who is on call. Whoever may read an entity in the catalog may ask about it. */
export interface OnCallApi {
  /**
   * Entities that name no service in the pager, and those that the caller does not see, are left out.
   *
   * @param entityRefs - from one to `MOST_SERVICES`
   * @throws ResponseError 400 for what is no reference
   */
  getOnCall(entityRefs: readonly string[]): Promise<ServiceOnCall[]>;
}

/** Isomorphic: callers differ only in the `fetchApi` they pass. */
export class OnCallClient implements OnCallApi {
  private readonly client: PluginClient;

  constructor(access: PluginAccess) {
    this.client = new PluginClient('on-call', access);
  }

  async getOnCall(entityRefs: readonly string[]) {
    const query = new URLSearchParams(
      entityRefs.map(entityRef => ['entityRef', entityRef]),
    );
    const path = `/services?${query}`;
    return (await this.client.read(path, servicesOnCallSchema)).services;
  }
}
