// SPDX-License-Identifier: Apache-2.0
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  NameAvailability,
  TakenBy,
} from '@macadam/plugin-golden-path-common';
import type { ServiceRepositories } from '@macadam/plugin-golden-path-node';
import type { Caller } from '../Caller';

export interface NameAvailabilityReader {
  /** @param name - one that keeps the rule for names */
  availability(name: string, caller: Caller): Promise<NameAvailability>;
}

/** Looks for a name on the forge and among the components of the catalog. */
export class ForgeAndCatalogNames implements NameAvailabilityReader {
  constructor(
    private readonly deps: {
      catalog: Pick<CatalogService, 'getEntityByRef'>;
      repositories: Pick<ServiceRepositories, 'find'>;
    },
  ) {}

  async availability(name: string, caller: Caller): Promise<NameAvailability> {
    const takenBy = await this.takenBy(name, caller);
    return { name, available: !takenBy, takenBy };
  }

  private async takenBy(
    name: string,
    caller: Caller,
  ): Promise<TakenBy | undefined> {
    const entityRef = `component:default/${name}`;
    const [repository, entity] = await Promise.all([
      this.deps.repositories.find(name),
      this.deps.catalog.getEntityByRef(entityRef, caller),
    ]);
    if (repository) return { kind: 'repository', url: repository.url };
    return entity && { kind: 'entity', entityRef };
  }
}
