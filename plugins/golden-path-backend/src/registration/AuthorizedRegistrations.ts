// SPDX-License-Identifier: Apache-2.0
import type { UserInfoService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { RegistrationRequest } from '@macadam/plugin-golden-path-common';
import type {
  CatalogFiles,
  Repository,
  ServiceRepositories,
} from '@macadam/plugin-golden-path-node';
import type { Caller } from '../Caller';
import type { Registrations } from './Registrations';
import { repositoryNameAt } from './repositoryNameAt';

/** Written by the organisation's entity provider; nobody else makes users. */
const ANNOTATION_LOGIN = 'github.com/user-login';

/**
 * Lets a person do by the portal only what they could do on the forge: who may push to a repository may propose a catalog file, and so may the
 * platform team. That a repository is in the catalog, everybody may know.
 */
export class AuthorizedRegistrations {
  constructor(
    private readonly inner: Registrations,
    private readonly deps: {
      catalog: Pick<CatalogService, 'getEntityByRef'>;
      files: Pick<CatalogFiles, 'mayWrite'>;
      platformTeam: string;
      repositories: Pick<ServiceRepositories, 'find' | 'host' | 'organization'>;
      userInfo: UserInfoService;
    },
  ) {}

  async read(url: string, caller: Caller) {
    const repository = await this.repositoryAt(url);
    const { groups, user } = await this.personOf(caller);
    const registration = await this.inner.read(repository, {
      ...caller,
      groups,
    });
    if (registration.state !== 'registered') {
      await this.requireWrite(repository, { groups, user });
    }
    return registration;
  }

  async propose(request: RegistrationRequest, caller: Caller) {
    const repository = await this.repositoryAt(request.url);
    const person = await this.personOf(caller);
    await this.requireWrite(repository, person);
    const requestedBy = person.user?.metadata.name ?? 'somebody unknown';
    return this.inner.propose(repository, { ...request, requestedBy }, caller);
  }

  private async repositoryAt(url: string): Promise<Repository> {
    const { repositories } = this.deps;
    const { host, organization } = repositories;
    const name = repositoryNameAt(url, { host, organization });
    if (!name) {
      throw new InputError(
        `That is no repository of ${host}/${organization}, which this portal discovers`,
      );
    }
    const found = await repositories.find(name);
    const full = `${organization}/${name}`;
    if (!found) throw new NotFoundError(`There is no repository ${full}`);
    if (found.isArchived || found.isFork) {
      const what = found.isArchived ? 'archived' : 'a fork';
      throw new ConflictError(
        `${full} is ${what}: the catalog does not take it up`,
      );
    }
    return found;
  }

  private async personOf({ credentials }: Caller) {
    const { userEntityRef, ownershipEntityRefs } =
      await this.deps.userInfo.getUserInfo(credentials);
    const user = await this.deps.catalog.getEntityByRef(userEntityRef, {
      credentials,
    });
    return { groups: ownershipEntityRefs, user };
  }

  private async requireWrite(
    repository: Repository,
    { groups, user }: { groups: string[]; user?: Entity },
  ): Promise<void> {
    if (groups.includes(this.deps.platformTeam)) return;
    const login = user?.metadata.annotations?.[ANNOTATION_LOGIN];
    if (login && (await this.deps.files.mayWrite(repository, login))) return;
    throw new NotAllowedError(
      `${repository.organization}/${repository.name} is another team's: only who may push to it may bring it into the catalog. Ask that team, or the platform team.`,
    );
  }
}
