// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ANNOTATION_GITHUB_PROJECT_SLUG } from '@macadam/portal-common';
import type { EntityRepositories } from '../read/EntityRepositories';
import type { ActivityStore } from '../store/ActivityStore';
import type { ActivityIngest } from './ActivityIngest';

/** Three requests each: with a pass every ten minutes, well below GitHub's limit of an hour. */
const REPOSITORIES_A_PASS = 150;

/** One pass over the repositories that entities of the catalog name; the ones not read for the longest time come first. */
export class Reconciliation {
  constructor(
    private readonly deps: {
      auth: AuthService;
      catalog: Pick<CatalogService, 'streamEntities'>;
      ingest: ActivityIngest;
      repositories: EntityRepositories;
      store: ActivityStore;
    },
  ) {}

  async pass(signal?: AbortSignal): Promise<void> {
    const { ingest, store } = this.deps;
    await store.keepOnly(await this.slugs());
    for (const slug of await store.longestUnread(REPOSITORIES_A_PASS)) {
      signal?.throwIfAborted();
      await ingest.read(slug, signal);
    }
  }

  private async slugs(): Promise<string[]> {
    const { auth, catalog, repositories } = this.deps;
    const credentials = await auth.getOwnServiceCredentials();
    const slugs = new Set<string>();
    const pages = catalog.streamEntities(
      {
        filter: {
          [`metadata.annotations.${ANNOTATION_GITHUB_PROJECT_SLUG}`]:
            CATALOG_FILTER_EXISTS,
        },
        fields: ['kind', 'metadata'],
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        const slug = repositories.slugOf(entity);
        if (slug) slugs.add(slug);
      }
    }
    return [...slugs];
  }
}
