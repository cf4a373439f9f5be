// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { DecoratorBase } from '@backstage/plugin-search-backend-node';
import type {
  DocumentDecoratorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import { ENTITY_TYPE } from '@macadam/plugin-search-common';
import { toEntityDocument } from './entityDocument';

interface Dependencies {
  auth: AuthService;
  catalog: CatalogService;
}

/** People look for what a team is called, and documents know its reference only. */
export class OwnerTitlesFactory implements DocumentDecoratorFactory {
  readonly types = [ENTITY_TYPE];

  constructor(private readonly deps: Dependencies) {}

  async getDecorator(): Promise<OwnerTitles> {
    return new OwnerTitles(await this.titlesByRef());
  }

  private async titlesByRef(): Promise<Map<string, string>> {
    const { auth, catalog } = this.deps;
    const titles = new Map<string, string>();
    const pages = catalog.streamEntities(
      {
        filter: { kind: 'Group' },
        fields: ['kind', 'metadata', 'spec.profile.displayName'],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    for await (const groups of pages) {
      for (const group of groups) addTitle(titles, group);
    }
    return titles;
  }
}

function addTitle(titles: Map<string, string>, group: Entity): void {
  const { title, name } = toEntityDocument(group);
  if (title !== name) titles.set(stringifyEntityRef(group), title);
}

class OwnerTitles extends DecoratorBase {
  constructor(private readonly titles: Map<string, string>) {
    super();
  }

  async initialize(): Promise<void> {}

  async decorate(
    document: IndexableDocument & { ownerRef?: string },
  ): Promise<IndexableDocument> {
    const ownerTitle = this.titles.get(document.ownerRef ?? '');
    return ownerTitle ? Object.assign(document, { ownerTitle }) : document;
  }

  async finalize(): Promise<void> {}
}
