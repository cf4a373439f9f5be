// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { CatalogProcessor } from '@backstage/plugin-catalog-node';
import { linkProblems } from './linkSchemes';

/** Refuses an entity whose addresses would run, and tells its owner which. */
export class LinkSchemesProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'macadam-link-schemes';
  }

  /** After the envelope was checked, so that links and annotations have the types that they claim. */
  async postProcessEntity(entity: Entity): Promise<Entity> {
    const problems = linkProblems(entity);
    if (problems.length > 0) throw new InputError(problems.join('; '));
    return entity;
  }
}
