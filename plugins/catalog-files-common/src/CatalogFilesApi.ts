// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';
import {
  catalogFilesSchema,
  catalogSourceSchema,
  entityFileSchema,
  type CatalogFile,
  type CatalogSource,
  type EntityFile,
} from './model';

/** What a page or a program asks about the files that the catalog is made of. */
export interface CatalogFilesApi {
  /** @throws ResponseError 404 when there is no such entity, or who asks may not read it */
  getEntityFile(entity: {
    kind: string;
    namespace: string;
    name: string;
  }): Promise<EntityFile>;

  /** The files of the person and their teams with something wrong in them. */
  getMyBrokenFiles(): Promise<CatalogFile[]>;

  /** All files together, in numbers: anybody who is signed in may know how fresh the catalog is. */
  getSource(): Promise<CatalogSource>;
}

/** Isomorphic: callers differ only in the `fetchApi` they pass. */
export class CatalogFilesClient implements CatalogFilesApi {
  constructor(
    private readonly deps: {
      discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
      fetchApi: { fetch: typeof fetch };
    },
  ) {}

  getEntityFile(entity: { kind: string; namespace: string; name: string }) {
    const parts = [entity.kind, entity.namespace, entity.name];
    const path = `/entities/${parts.map(encodeURIComponent).join('/')}`;
    return this.ask(path, entityFileSchema);
  }

  async getMyBrokenFiles() {
    return (await this.ask('/mine', catalogFilesSchema)).files;
  }

  getSource() {
    return this.ask('/source', catalogSourceSchema);
  }

  private async ask<T extends z.ZodTypeAny>(
    path: string,
    schema: T,
  ): Promise<z.output<T>> {
    const baseUrl = await this.deps.discoveryApi.getBaseUrl('catalog-files');
    const response = await this.deps.fetchApi.fetch(`${baseUrl}${path}`);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return schema.parse(await response.json());
  }
}
