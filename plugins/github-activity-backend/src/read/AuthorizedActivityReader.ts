// SPDX-License-Identifier: Apache-2.0
import type { UserInfoService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  LastChanges,
  NeedsMe,
  WorkflowRunsPage,
} from '@macadam/plugin-github-activity-common';
import {
  ANNOTATION_GITHUB_PROJECT_SLUG,
  ANNOTATION_GITHUB_USER_LOGIN,
} from '@macadam/portal-common';
import type { GithubActivitySource } from '../source/GithubActivitySource';
import type { ActivityReader, RunsQuery } from './ActivityReader';
import type { Caller } from './Caller';
import type { EntityRepositories } from './EntityRepositories';
import type { LastChangeReader } from './LastChangeReader';
import { placesOf } from './placesOf';

/** More than anybody looks after. */
const MOST_OWNED = 500;

/** Lets whoever may read an entity read its activity, asking the catalog on behalf of the caller; owners and the platform team may act. */
export class AuthorizedActivityReader {
  constructor(
    private readonly inner: ActivityReader,
    private readonly deps: {
      catalog: Pick<CatalogService, 'getEntityByRef' | 'queryEntities'>;
      changes: LastChangeReader;
      platformTeam: string;
      repositories: EntityRepositories;
      source: Pick<GithubActivitySource, 'urlOf'>;
      userInfo: UserInfoService;
    },
  ) {}

  async runs(
    entityRef: string,
    query: RunsQuery,
    caller: Caller,
  ): Promise<WorkflowRunsPage> {
    const { entity, slug } = await this.readable(entityRef, caller);
    const [page, canRerun] = await Promise.all([
      this.inner.runs(slug, query),
      this.answersFor(entity, caller),
    ]);
    return { ...page, canRerun };
  }

  async run(entityRef: string, runId: number, caller: Caller) {
    const { slug } = await this.readable(entityRef, caller);
    return this.inner.run(slug, runId);
  }

  async jobs(entityRef: string, runId: number, caller: Caller) {
    const { slug } = await this.readable(entityRef, caller);
    return this.inner.jobs(slug, runId);
  }

  async log(entityRef: string, jobId: number, caller: Caller) {
    const { slug } = await this.readable(entityRef, caller);
    return this.inner.log(slug, jobId);
  }

  async lastChanges(entityRef: string, caller: Caller): Promise<LastChanges> {
    const { changes, source } = this.deps;
    const { entity, slug } = await this.readable(entityRef, caller);
    const places = placesOf(entity, source.urlOf(slug));
    const [found, isTheirs] = await Promise.all([
      changes.of(slug, places),
      this.answersFor(entity, caller),
    ]);
    return { ...found, isTheirs };
  }

  async rerun(entityRef: string, runId: number, caller: Caller) {
    const { entity, slug } = await this.readable(entityRef, caller);
    if (!(await this.answersFor(entity, caller))) {
      throw new NotAllowedError(
        `Only the owners of ${entityRef} and the platform team start its runs again; ask one of them`,
      );
    }
    await this.inner.rerun(slug, runId);
  }

  async needsMe(caller: Caller): Promise<NeedsMe> {
    const { catalog, repositories, userInfo } = this.deps;
    const { userEntityRef, ownershipEntityRefs } = await userInfo.getUserInfo(
      caller.credentials,
    );
    const [user, { items }] = await Promise.all([
      catalog.getEntityByRef(userEntityRef, caller),
      catalog.queryEntities(
        {
          filter: {
            [`relations.${RELATION_OWNED_BY}`]: ownershipEntityRefs,
            [`metadata.annotations.${ANNOTATION_GITHUB_PROJECT_SLUG}`]:
              CATALOG_FILTER_EXISTS,
          },
          fields: ['kind', 'metadata'],
          limit: MOST_OWNED,
        },
        caller,
      ),
    ]);
    const owned = new Map<string, string>();
    for (const entity of items) {
      const slug = repositories.slugOf(entity);
      if (slug && !owned.has(slug)) owned.set(slug, stringifyEntityRef(entity));
    }
    const login =
      user?.metadata.annotations?.[ANNOTATION_GITHUB_USER_LOGIN] ??
      parseEntityRef(userEntityRef).name;
    return this.inner.needsMe(owned, login);
  }

  private async readable(entityRef: string, caller: Caller) {
    const { catalog, repositories } = this.deps;
    const entity = await catalog.getEntityByRef(entityRef, caller);
    if (!entity) throw new NotFoundError(`No entity ${entityRef}`);
    const slug = repositories.slugOf(entity);
    if (!slug) {
      throw new NotFoundError(
        `${entityRef} names no repository of its own: set the annotation ${ANNOTATION_GITHUB_PROJECT_SLUG} to the repository that its catalog file lies in`,
      );
    }
    return { entity, slug };
  }

  private async answersFor(entity: Entity, caller: Caller): Promise<boolean> {
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
