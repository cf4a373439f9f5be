// SPDX-License-Identifier: Apache-2.0
import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  parseEntityRef,
  RELATION_OWNED_BY,
  type Entity,
} from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  repositoryOf,
  type CatalogFile,
  type CatalogSource,
  type EntityFile,
  type UntakenFile,
} from '@macadam/plugin-catalog-files-common';
import type { Caller, CallersView } from '@macadam/portal-node';
import { fileAddress } from '../check/fileAddress';
import type { FileStore } from '../store/FileStore';
import { isMeant } from './isMeant';

/** Who finds more should ask more exactly. */
const MOST_UNTAKEN = 5;

/** Tells whoever may read an entity how its file does, and its owners and the platform team what is wrong with it. */
export class AuthorizedFileReader {
  constructor(
    private readonly store: FileStore,
    private readonly deps: {
      catalog: Pick<CatalogService, 'getEntityByRef' | 'getEntitiesByRefs'>;
      platformTeam: string;
      userInfo: UserInfoService;
      view: Pick<CallersView, 'seesAll'>;
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

  /**
   * Files that the catalog does not take, of repositories that are called so. What such a file describes may be in no catalog, so that no rule
   * can say who sees it: it is told to who sees all of the catalog, and to who can mend it.
   */
  async untaken(question: string, caller: Caller): Promise<UntakenFile[]> {
    const seesAll = await this.deps.view.seesAll(caller);
    const urls = await this.store.brokenUrls();
    const meant = urls.filter(url => isMeant(url, question));
    if (meant.length === 0) return [];
    const [files, mends] = await Promise.all([
      this.store.owned(meant),
      this.mends(caller),
    ]);
    const told = files
      .map(file => ({ ...file, canMend: mends(file.owners) }))
      .filter(({ canMend }) => seesAll || canMend)
      .slice(0, MOST_UNTAKEN);
    return Promise.all(
      told.map(async ({ url, owners, canMend, problems }) => ({
        repository: repositoryOf(url),
        url,
        canMend,
        owners: await this.named(owners, caller),
        problems: canMend
          ? problems.filter(({ severity }) => severity === 'error')
          : [],
      })),
    );
  }

  /** Those whom the catalog shows to the caller. A file and CODEOWNERS may name whom it does not have. */
  private async named(
    refs: string[],
    caller: Caller,
  ): Promise<UntakenFile['owners']> {
    if (refs.length === 0) return [];
    const fields = ['kind', 'metadata', 'spec.profile.displayName'];
    const { items } = await this.deps.catalog.getEntitiesByRefs(
      { entityRefs: refs, fields },
      caller,
    );
    return refs.flatMap((entityRef, index) => {
      const entity = items[index] as OwnerEntity | undefined;
      if (!entity) return [];
      const { displayName } = entity.spec?.profile ?? {};
      const { name } = parseEntityRef(entityRef);
      const title = displayName ?? entity.metadata.title ?? name;
      return [{ entityRef, title }];
    });
  }

  private async canMend(entity: Entity, caller: Caller): Promise<boolean> {
    const owners = (entity.relations ?? [])
      .filter(({ type }) => type === RELATION_OWNED_BY)
      .map(({ targetRef }) => targetRef);
    return (await this.mends(caller))(owners);
  }

  /** Whether the caller may mend what these own: as one of them, or of the platform team. */
  private async mends({ credentials }: Caller) {
    const { platformTeam, userInfo } = this.deps;
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    return (owners: string[]) =>
      [...owners, platformTeam].some(ref => ownershipEntityRefs.includes(ref));
  }
}

type OwnerEntity = Entity & { spec?: { profile?: { displayName?: string } } };

function urlOf({ metadata }: Entity): string | undefined {
  const location = metadata.annotations?.[ANNOTATION_LOCATION];
  return location?.startsWith('url:')
    ? fileAddress(location.slice(4))
    : undefined;
}
