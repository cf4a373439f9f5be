// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { AuthOwnershipResolver } from '@backstage/plugin-auth-node';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/**
 * A user owns what their groups own, and what the groups above these own, as on the forge: who is in a child team has what the parent team has.
 * Backstage's default knows direct membership only, so that the lead of a team would not own the team's services.
 */
export class AncestorOwnershipResolver implements AuthOwnershipResolver {
  constructor(
    private readonly deps: {
      auth: AuthService;
      catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
    },
  ) {}

  async resolveOwnershipEntityRefs(user: Entity) {
    const owners = new Set([stringifyEntityRef(user)]);
    let nearest = related(user, RELATION_MEMBER_OF);
    while (nearest.length > 0) {
      for (const ref of nearest) owners.add(ref);
      const parents = await this.parentsOf(nearest);
      nearest = parents.filter(ref => !owners.has(ref));
    }
    return { ownershipEntityRefs: [...owners] };
  }

  private async parentsOf(entityRefs: string[]): Promise<string[]> {
    const { items } = await this.deps.catalog.getEntitiesByRefs(
      { entityRefs, fields: ['relations'] },
      { credentials: await this.deps.auth.getOwnServiceCredentials() },
    );
    const parents = items.flatMap(group =>
      group ? related(group, RELATION_CHILD_OF) : [],
    );
    return [...new Set(parents)];
  }
}

function related(entity: Entity, type: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef);
}
