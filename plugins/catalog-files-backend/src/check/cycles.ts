// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  RELATION_DEPENDS_ON,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** Whoever depends on more than this, a few steps away, is past being told in one line. */
const MOST_ENTITIES = 500;

/** Where what depends on what is asked. */
export interface Dependencies {
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  credentials: BackstageCredentials;
}

/**
 * Follows what an entity depends on, step by step, until it comes back to the entity.
 *
 * @param from - one of the entity's own dependencies
 * @returns the references from the first dependency to the entity, both included; the shortest way. Undefined when none leads back
 */
export async function wayBack(
  entityRef: string,
  from: string,
  { catalog, credentials }: Dependencies,
): Promise<string[] | undefined> {
  if (from === entityRef) return [entityRef];
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  let step = [from];
  while (step.length > 0 && cameFrom.size <= MOST_ENTITIES) {
    const { items } = await catalog.getEntitiesByRefs(
      {
        entityRefs: step,
        fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
      },
      { credentials },
    );
    const next: string[] = [];
    for (const entity of items) {
      if (!entity) continue;
      const here = stringifyEntityRef(entity);
      for (const { type, targetRef } of entity.relations ?? []) {
        if (type !== RELATION_DEPENDS_ON) continue;
        if (targetRef === entityRef) return [...way(here, cameFrom), entityRef];
        if (cameFrom.has(targetRef)) continue;
        cameFrom.set(targetRef, here);
        next.push(targetRef);
      }
    }
    step = next;
  }
  return undefined;
}

function way(to: string, cameFrom: Map<string, string | undefined>): string[] {
  const before = cameFrom.get(to);
  return before === undefined ? [to] : [...way(before, cameFrom), to];
}
