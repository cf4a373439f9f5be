// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { costedEntity, Directory, type CostedEntity } from './Directory';

/** Little enough that whoever asks meanwhile does not wait for it. */
const PAGE = 100;

/** Of which things can be. */
export const COSTED_KINDS = [
  'component',
  'resource',
  'api',
  'system',
  'domain',
  'group',
];

/**
 * Knows the catalog, read with the plugin's own credentials: a charge is somebody's whoever may see it. What is told of it is decided for each
 * caller elsewhere.
 */
export class CatalogDirectory {
  private known?: Promise<Directory>;

  constructor(
    private readonly deps: {
      auth: Pick<AuthService, 'getOwnServiceCredentials'>;
      catalog: Pick<CatalogService, 'streamEntities'>;
      /** Those whose values are to be known. */
      annotations: readonly string[];
    },
  ) {}

  /** As it was when it was last read. */
  async current(): Promise<Directory> {
    return this.known ?? this.refresh();
  }

  /** Reads the catalog. What is known stays when it cannot be read. */
  async refresh(): Promise<Directory> {
    const reading = this.read();
    if (this.known) {
      const read = await reading;
      this.known = Promise.resolve(read);
      return read;
    }
    this.known = reading;
    reading.catch(() => {
      if (this.known === reading) this.known = undefined;
    });
    return reading;
  }

  private async read(): Promise<Directory> {
    const { annotations, auth, catalog } = this.deps;
    const credentials = await auth.getOwnServiceCredentials();
    const entities: CostedEntity[] = [];
    const pages = catalog.streamEntities(
      {
        filter: { kind: COSTED_KINDS },
        pageSize: PAGE,
        fields: [
          ...['kind', 'metadata.name', 'metadata.namespace'],
          ...['metadata.title', 'metadata.annotations', 'relations'],
        ],
      },
      { credentials },
    );
    for await (const page of pages) {
      entities.push(...page.map(entity => costedEntity(entity, annotations)));
    }
    entities.sort((a, b) => (a.ref < b.ref ? -1 : 1));
    return new Directory(entities);
  }
}
