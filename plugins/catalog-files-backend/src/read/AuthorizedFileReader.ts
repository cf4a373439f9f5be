// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  RELATION_OWNED_BY,
  type Entity,
} from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  CatalogFile,
  CatalogSource,
  EntityFile,
} from '@macadam/plugin-catalog-files-common';
import { fileAddress } from '../check/fileAddress';
import type { FileStore } from '../store/FileStore';

/** Who asks. */
export interface Caller {
  credentials: BackstageCredentials;
}

/** Tells whoever may read an entity how its file does, and its owners and the platform team what is wrong with it. */
export class AuthorizedFileReader {
  constructor(
    private readonly store: FileStore,
    private readonly deps: {
      catalog: Pick<CatalogService, 'getEntityByRef'>;
      platformTeam: string;
      userInfo: UserInfoService;
    },
  ) {}

  async ofEntity(entityRef: string, caller: Caller): Promise<EntityFile> {
    const entity = await this.deps.catalog.getEntityByRef(entityRef, caller);
    if (!entity) throw new NotFoundError(`No entity ${entityRef}`);
    const canMend = await this.canMend(entity, caller);
    const url = urlOf(entity);
    const file = url ? await this.store.file(url) : undefined;
    if (!file) return { canMend, problemCount: 0 };
    const problems = canMend ? file.problems : [];
    return {
      canMend,
      problemCount: file.problems.length,
      file: { ...file, problems },
    };
  }

  async mine(caller: Caller): Promise<CatalogFile[]> {
    const { ownershipEntityRefs } = await this.deps.userInfo.getUserInfo(
      caller.credentials,
    );
    return this.store.broken(ownershipEntityRefs, {
      orNobody: ownershipEntityRefs.includes(this.deps.platformTeam),
    });
  }

  /** Numbers that name no file and no entity: every person who is signed in may have them. */
  async source(): Promise<CatalogSource> {
    const { source, ...counts } = await this.store.source();
    const { readAt, failingSince } = source;
    return { ...counts, source: { readAt, failingSince } };
  }

  private async canMend(entity: Entity, caller: Caller): Promise<boolean> {
    const { platformTeam, userInfo } = this.deps;
    const { ownershipEntityRefs } = await userInfo.getUserInfo(
      caller.credentials,
    );
    const owners = (entity.relations ?? [])
      .filter(({ type }) => type === RELATION_OWNED_BY)
      .map(({ targetRef }) => targetRef);
    return [...owners, platformTeam].some(ref =>
      ownershipEntityRefs.includes(ref),
    );
  }
}

function urlOf({ metadata }: Entity): string | undefined {
  const location = metadata.annotations?.[ANNOTATION_LOCATION];
  return location?.startsWith('url:')
    ? fileAddress(location.slice(4))
    : undefined;
}
