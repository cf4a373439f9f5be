// SPDX-License-Identifier: Apache-2.0
import {
  PluginClient,
  scopePath,
  type EntityName,
  type PluginAccess,
} from '@macadam/portal-common';
import { toolStatusesSchema, type ToolStatus } from './model';

/** What a page or a program asks about the tools around an entity. */
export interface ToolStatusApi {
  /**
   * Of each tool in which the entity names something, by annotation.
   *
   * @throws ResponseError 404 when there is no such entity, or who asks may not read it
   */
  getToolStatus(
    entity: EntityName,
    signal?: AbortSignal,
  ): Promise<ToolStatus[]>;
}

/** Isomorphic: callers differ only in the `fetchApi` they pass. */
export class ToolStatusClient implements ToolStatusApi {
  private readonly client: PluginClient;

  constructor(access: PluginAccess) {
    this.client = new PluginClient('tool-status', access);
  }

  async getToolStatus(entity: EntityName, signal?: AbortSignal) {
    const path = scopePath(entity);
    const request = { signal };
    return (await this.client.read(path, toolStatusesSchema, request)).tools;
  }
}
