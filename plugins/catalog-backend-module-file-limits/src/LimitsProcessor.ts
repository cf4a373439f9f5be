// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { CatalogProcessor } from '@backstage/plugin-catalog-node';
import { brokenLimits } from '@macadam/plugin-catalog-files-common';

/** Refuses an entity that holds more than the catalog can show. */
export class LimitsProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'macadam-file-limits';
  }

  async preProcessEntity(entity: Entity): Promise<Entity> {
    const messages = brokenLimits(entity).map(({ message }) => message);
    if (messages.length > 0) throw new InputError(messages.join('; '));
    return entity;
  }
}
