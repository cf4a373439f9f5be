// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { FileProblem } from '@macadam/plugin-catalog-files-common';
import { wayBack } from './cycles';
import { parseFile, type DescribedEntity } from './parseFile';
import { referencesOf } from './references';
import { validationProblem } from './validationProblem';

/** Says what is wrong with the text of a catalog file, asking the catalog for what only the catalog knows. */
export class FileChecker {
  constructor(
    private readonly deps: {
      catalog: Pick<CatalogService, 'getEntitiesByRefs' | 'validateEntity'>;
    },
  ) {}

  /** The groups and people that a file names as owners of its entities, whether or not the catalog takes them. */
  ownersNamedIn(text: string): string[] {
    const refs = parseFile(text).entities.flatMap(({ json }) =>
      referencesOf(json).filter(({ path }) => path[1] === 'owner'),
    );
    return [...new Set(refs.map(({ entityRef }) => entityRef))];
  }

  /**
   * @param processingErrors - what the catalog said of this file's Location; told only where we find nothing, since it means the same
   */
  async check(
    file: { url: string; text: string; processingErrors: string[] },
    options: { credentials: BackstageCredentials },
  ): Promise<FileProblem[]> {
    const { entities, problems } = parseFile(file.text);
    const hasTooMuch = problems.length > 0;
    for (const entity of entities) {
      const invalid = await this.validated(file.url, entity, options);
      if (!hasTooMuch) problems.push(...invalid);
      if (invalid.length === 0) {
        problems.push(...(await this.unresolved(entity, options)));
        problems.push(...(await this.circular(entity, options)));
      }
    }
    if (problems.some(({ severity }) => severity === 'error')) return problems;
    return [...file.processingErrors.map(processingProblem), ...problems];
  }

  private async validated(
    url: string,
    entity: DescribedEntity,
    options: { credentials: BackstageCredentials },
  ): Promise<FileProblem[]> {
    const answer = await this.deps.catalog.validateEntity(
      entity.json as unknown as Entity,
      `url:${url}`,
      options,
    );
    if (answer.valid) return [];
    return answer.errors.map(({ message }) =>
      validationProblem(message, entity),
    );
  }

  private async unresolved(
    entity: DescribedEntity,
    options: { credentials: BackstageCredentials },
  ): Promise<FileProblem[]> {
    const references = referencesOf(entity.json);
    if (references.length === 0) return [];
    const { items } = await this.deps.catalog.getEntitiesByRefs(
      {
        entityRefs: references.map(({ entityRef }) => entityRef),
        fields: ['kind', 'metadata.name'],
      },
      options,
    );
    return references
      .filter((_, index) => !items[index])
      .map(({ path, entityRef }) => ({
        severity: 'warning',
        message: `${path.join(
          '.',
        )} names ${entityRef}, which is not in the catalog`,
        whatToDo: 'Correct the name, or add what it names',
        ...entity.placeOf(path),
      }));
  }

  /** The catalog takes a circle, and every page can show it. But nothing in it can be put up or mended first. */
  private async circular(
    { json, placeOf }: DescribedEntity,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<FileProblem[]> {
    const { catalog } = this.deps;
    const self = stringifyEntityRef(json as unknown as Entity);
    const dependencies = referencesOf(json).filter(
      ({ path }) => path[1] === 'dependsOn',
    );
    for (const { path, entityRef } of dependencies) {
      const way = await wayBack(self, entityRef, { catalog, credentials });
      if (!way) continue;
      return [
        {
          severity: 'warning',
          message: `${path.join('.')} leads back here: ${[self, ...way].join(
            ' -> ',
          )}`,
          whatToDo: 'Take one of these dependencies out',
          ...placeOf(path),
        },
      ];
    }
    return [];
  }
}

function processingProblem(message: string): FileProblem {
  return {
    severity: 'error',
    message: message.slice(0, 500),
    whatToDo: 'Mend the file; the catalog reads it again on its own',
  };
}
