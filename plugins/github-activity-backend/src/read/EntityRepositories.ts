// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { ANNOTATION_GITHUB_PROJECT_SLUG } from '@macadam/portal-common';
import type { GithubActivitySource } from '../source/GithubActivitySource';

/**
 * Which repository's runs belong to an entity: the one that its annotation names and its catalog file lies in. A file elsewhere is believed
 * only when the platform's own locations bring it, since everybody writes the annotations of their own file.
 */
export class EntityRepositories {
  private readonly curated: Set<string>;

  constructor(
    private readonly deps: {
      config: Config;
      source: Pick<GithubActivitySource, 'slugOf' | 'urlOf'>;
    },
  ) {
    const locations = deps.config.getOptionalConfigArray('catalog.locations');
    this.curated = new Set(
      (locations ?? []).map(
        location =>
          `${location.getString('type')}:${location.getString('target')}`,
      ),
    );
  }

  /** `organisation/name` in lower case. */
  slugOf({ metadata }: Pick<Entity, 'metadata'>): string | undefined {
    const annotations = metadata.annotations ?? {};
    const slug = this.deps.source.slugOf(
      annotations[ANNOTATION_GITHUB_PROJECT_SLUG] ?? '',
    );
    if (!slug) return undefined;
    const isCurated = this.curated.has(annotations[ANNOTATION_ORIGIN_LOCATION]);
    const file = (annotations[ANNOTATION_LOCATION] ?? '').toLocaleLowerCase(
      'en-US',
    );
    const root = this.deps.source.urlOf(slug).toLocaleLowerCase('en-US');
    return isCurated || file.startsWith(`url:${root}/`) ? slug : undefined;
  }
}
