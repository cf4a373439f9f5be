// SPDX-License-Identifier: Apache-2.0
import {
  PluginClient,
  scopePath,
  withQuery,
  type EntityName,
  type PluginAccess,
} from '@macadam/portal-common';
import {
  catalogFilesSchema,
  catalogSourceSchema,
  entityFileSchema,
  untakenFilesSchema,
  type CatalogFile,
  type CatalogSource,
  type EntityFile,
  type UntakenFile,
} from './model';

/** What a page or a program asks about the files that the catalog is made of. */
export interface CatalogFilesApi {
  /** @throws ResponseError 404 when there is no such entity, or who asks may not read it */
  getEntityFile(entity: EntityName): Promise<EntityFile>;

  /** The files of the person and their teams with something wrong in them. */
  getMyBrokenFiles(): Promise<CatalogFile[]>;

  /** All files together, in numbers: anybody who is signed in may know how fresh the catalog is. */
  getSource(): Promise<CatalogSource>;

  /**
   * Files that the catalog does not take, of repositories whose name has the words of `question`; a handful of them.
   *
   * @param question - of `SHORTEST_QUESTION` to 100 characters, spaces around it aside
   * @throws ResponseError 400 for a shorter or longer one; 403 when who asks may read nothing of the catalog
   */
  findUntaken(question: string, signal?: AbortSignal): Promise<UntakenFile[]>;
}

/** Isomorphic: callers differ only in the `fetchApi` they pass. */
export class CatalogFilesClient implements CatalogFilesApi {
  private readonly client: PluginClient;

  constructor(access: PluginAccess) {
    this.client = new PluginClient('catalog-files', access);
  }

  getEntityFile(entity: EntityName) {
    return this.client.read(scopePath(entity), entityFileSchema);
  }

  async getMyBrokenFiles() {
    return (await this.client.read('/mine', catalogFilesSchema)).files;
  }

  getSource() {
    return this.client.read('/source', catalogSourceSchema);
  }

  async findUntaken(question: string, signal?: AbortSignal) {
    const path = withQuery('/untaken', { question });
    const request = { signal };
    return (await this.client.read(path, untakenFilesSchema, request)).files;
  }
}
