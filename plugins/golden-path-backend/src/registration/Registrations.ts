// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { ConflictError, InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  Registration,
  RegistrationProposal,
  RegistrationRequest,
} from '@macadam/plugin-golden-path-common';
import type {
  CatalogFiles,
  Repository,
} from '@macadam/plugin-golden-path-node';
import type { Caller } from '../Caller';
import { entitiesIn } from './entitiesIn';
import { proposedEntity } from './proposedEntity';

/** How repositories stand to the catalog, and the pull requests that bring them in. */
export class Registrations {
  constructor(
    private readonly deps: {
      catalog: Pick<
        CatalogService,
        'getEntities' | 'getEntitiesByRefs' | 'validateEntity'
      >;
      files: CatalogFiles;
    },
  ) {}

  async read(
    repository: Repository,
    caller: Caller & { groups: string[] },
  ): Promise<Registration> {
    const { files } = this.deps;
    const named = { name: nameOf(repository), url: repository.url };
    const entityRefs = await this.entitiesOf(repository, caller);
    if (entityRefs.length > 0) {
      return { state: 'registered', repository: named, entityRefs };
    }
    const file = files.addressIn(repository);
    if (await files.isIn(repository)) {
      return { state: 'described', repository: named, file };
    }
    const [pullRequest, teams] = await Promise.all([
      files.openPullRequest(repository),
      files.writingTeams(repository),
    ]);
    const entity = proposedEntity(repository, { teams, groups: caller.groups });
    return pullRequest
      ? { state: 'proposed', repository: named, file, pullRequest, entity }
      : { state: 'new', repository: named, entity };
  }

  /** @throws InputError when the catalog would not take the file, ConflictError when it has such entities already */
  async propose(
    repository: Repository,
    request: RegistrationRequest & { requestedBy: string },
    caller: Caller,
  ): Promise<RegistrationProposal> {
    const { files } = this.deps;
    const file = files.addressIn(repository);
    await this.check(entitiesIn(request.content), file, caller);
    if (await files.isIn(repository)) {
      throw new ConflictError(
        `${nameOf(repository)} has a catalog file: ${file}`,
      );
    }
    const { title, content } = request;
    const body = `${request.body}\n\nRequested by ${request.requestedBy} in the portal.`;
    const proposal = await files.propose(repository, { title, body, content });
    return { ...proposal, file };
  }

  private async check(
    entities: Entity[],
    file: string,
    { credentials }: Caller,
  ): Promise<void> {
    for (const entity of entities) {
      const verdict = await this.deps.catalog.validateEntity(
        entity,
        `url:${file}`,
        { credentials },
      );
      if (!verdict.valid) {
        const reasons = verdict.errors.map(({ message }) => message);
        throw new InputError(
          `The catalog refuses the file: ${reasons.join('; ')}`,
        );
      }
    }
    const entityRefs = entities.map(entity => stringifyEntityRef(entity));
    const { items } = await this.deps.catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind', 'metadata.name'] },
      { credentials },
    );
    const taken = entityRefs.filter((_, index) => items[index]);
    if (taken.length === 0) return;
    throw new ConflictError(
      `The catalog has ${taken.join(
        ', ',
      )} already, from another place. Choose another name.`,
    );
  }

  private async entitiesOf(
    repository: Repository,
    { credentials }: Caller,
  ): Promise<string[]> {
    const origin = `metadata.annotations.${ANNOTATION_ORIGIN_LOCATION}`;
    const { items } = await this.deps.catalog.getEntities(
      {
        filter: { [origin]: `url:${this.deps.files.addressIn(repository)}` },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials },
    );
    return items
      .filter(({ kind }) => kind !== 'Location')
      .map(entity => stringifyEntityRef(entity));
  }
}

function nameOf({ organization, name }: Repository): string {
  return `${organization}/${name}`;
}
