// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  sumOf,
  type Allocation,
  type Bills,
  type Breakdown,
  type BreakdownBy,
  type Budgets,
  type CostSeries,
  type CostSummary,
  type Dimension,
  type LinesPage,
} from '@macadam/plugin-cost-common';
import type { Caller } from '@macadam/portal-node';
import type { CatalogDirectory } from '../allocate/CatalogDirectory';
import type { Directory } from '../allocate/Directory';
import type { Limits } from '../budgets/Limits';
import type { Days } from '../store/queries/lines';
import type { Breakdowns } from './Breakdowns';
import type { CostReader } from './CostReader';
import type { Privacy } from './Privacy';
import type { Subject } from './Subject';

/** What is asked about: an entity by its reference, all that the caller may see, or what nothing matches. */
export type Asked = string | 'organization' | 'unallocated';

/** Asked for at once; the catalog takes so many. */
const REFS_AT_ONCE = 500;

/** More budgets than these nobody reads at once. */
const MOST_BUDGETS = 200;

const URGENCY = { passed: 0, 'at-risk': 1, within: 2 };

/**
 * Lets whoever may read an entity in the catalog read what it costs, asking on behalf of the caller, unless its group keeps its costs to itself. Of
 * several together only those count that the caller may be told of. What is not allocated, and the bills, are for the platform team.
 *
 * @throws NotFoundError for an entity that the caller does not see, NotAllowedError for costs that are kept from the caller
 */
export class AuthorizedCostReader {
  constructor(
    private readonly inner: CostReader,
    private readonly deps: {
      auth: AuthService;
      breakdowns: Breakdowns;
      catalog: Pick<CatalogService, 'getEntityByRef' | 'getEntitiesByRefs'>;
      directory: CatalogDirectory;
      limits: Limits;
      permissions: PermissionsService;
      privacy: Privacy;
      userInfo: UserInfoService;
    },
  ) {}

  async summary(
    asked: Asked,
    query: { month?: string },
    caller: Caller,
  ): Promise<CostSummary> {
    const subject = await this.readable(asked, caller);
    const directory = await this.deps.directory.current();
    const limit = this.deps.limits.of(directory.get(subject.name));
    const summary = await this.inner.summary(subject, query.month, limit);
    if (asked !== 'organization') return summary;
    const rest = { name: asked, scope: { kind: 'unallocated' }, hidden: 0 };
    const { toDate } = await this.inner.summary(
      rest as Subject,
      query.month,
      undefined,
    );
    return { ...summary, unallocated: sumOf([toDate]) };
  }

  async series(
    asked: Asked,
    query: Days & { by: Dimension },
    caller: Caller,
  ): Promise<CostSeries> {
    return this.inner.series(await this.readable(asked, caller), query);
  }

  async lines(
    asked: Asked,
    days: Days,
    page: Parameters<CostReader['lines']>[2],
    caller: Caller,
  ): Promise<LinesPage> {
    return this.inner.lines(await this.readable(asked, caller), days, page);
  }

  /** Page by page, all of them as the caller was let through once. */
  async *allLines(asked: Asked, days: Days, caller: Caller, limit: number) {
    const subject = await this.readable(asked, caller);
    yield* this.inner.allLines(subject, days, limit);
  }

  async allocation(
    asked: Asked,
    days: Days,
    caller: Caller,
  ): Promise<Allocation> {
    return this.inner.allocation(await this.readable(asked, caller), days);
  }

  async breakdown(
    query: { month?: string; by: BreakdownBy },
    caller: Caller,
  ): Promise<Breakdown> {
    const subject = await this.readable('organization', caller);
    return this.deps.breakdowns.of(subject, query);
  }

  /** Of what the caller may be told of; the most urgent first. */
  async budgets(caller: Caller): Promise<Budgets> {
    const { directory: catalog, limits } = this.deps;
    const directory = await catalog.current();
    const all = limits.all(directory).slice(0, MOST_BUDGETS);
    const hidden = await this.hiddenFrom(
      all.map(({ entityRef }) => entityRef),
      directory,
      caller,
    );
    const items = [];
    for (const limit of all.filter(one => !hidden.has(one.entityRef))) {
      const subject = await this.ofEntity(limit.entityRef, directory, caller);
      items.push(await this.inner.budget(subject, limit));
    }
    items.sort(
      (a, b) => URGENCY[a.state] - URGENCY[b.state] || b.share - a.share,
    );
    return { items };
  }

  async bills(caller: Caller): Promise<Bills> {
    await this.assertPlatform(caller);
    return { items: await this.inner.bills() };
  }

  private async readable(asked: Asked, caller: Caller): Promise<Subject> {
    const directory = await this.deps.directory.current();
    if (asked === 'unallocated') {
      await this.assertPlatform(caller);
      return { name: asked, scope: { kind: 'unallocated' }, hidden: 0 };
    }
    if (asked === 'organization') {
      const refs = directory.entities.map(({ ref }) => ref);
      const hidden = await this.hiddenFrom(refs, directory, caller);
      const except = [...hidden];
      return {
        name: asked,
        scope: { kind: 'all', except },
        hidden: except.length,
      };
    }
    const entity = await this.deps.catalog.getEntityByRef(asked, caller);
    if (!entity) throw new NotFoundError(`No entity ${asked}`);
    const owned = await this.ownedBy(caller);
    if (this.deps.privacy.isKept(asked, directory, owned)) {
      throw new NotAllowedError(
        `What ${asked} costs is only for the members and leads of its group and the platform team; ask one of them`,
      );
    }
    return this.ofEntity(asked, directory, caller);
  }

  private async ofEntity(
    ref: string,
    directory: Directory,
    caller: Caller,
  ): Promise<Subject> {
    const [own, ...parts] = directory.withParts(ref);
    const hidden = await this.hiddenFrom(parts, directory, caller);
    const refs = [own, ...parts.filter(part => !hidden.has(part))];
    return {
      name: ref,
      scope: { kind: 'entities', refs },
      hidden: hidden.size,
    };
  }

  /** Those of whose costs the caller is not told. */
  private async hiddenFrom(
    refs: readonly string[],
    directory: Directory,
    caller: Caller,
  ): Promise<Set<string>> {
    const owned = await this.ownedBy(caller);
    const { privacy } = this.deps;
    const kept = refs.filter(ref => privacy.isKept(ref, directory, owned));
    return new Set([...kept, ...(await this.invisible(refs, caller))]);
  }

  private async invisible(
    refs: readonly string[],
    caller: Caller,
  ): Promise<string[]> {
    const { catalog, permissions } = this.deps;
    const [{ result }] = await permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      caller,
    );
    if (result === AuthorizeResult.ALLOW) return [];
    if (result === AuthorizeResult.DENY) {
      throw new NotAllowedError('You may read nothing of the catalog');
    }
    const unseen: string[] = [];
    for (let start = 0; start < refs.length; start += REFS_AT_ONCE) {
      const entityRefs = refs.slice(start, start + REFS_AT_ONCE);
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields: ['kind'] },
        caller,
      );
      unseen.push(...entityRefs.filter((_, index) => !items[index]));
    }
    return unseen;
  }

  private async assertPlatform(caller: Caller): Promise<void> {
    if (this.deps.privacy.isPlatform(await this.ownedBy(caller))) return;
    throw new NotAllowedError('This is for the platform team');
  }

  private async ownedBy({ credentials }: Caller): Promise<string[]> {
    const { auth, userInfo } = this.deps;
    if (!auth.isPrincipal(credentials, 'user')) return [];
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    return ownershipEntityRefs;
  }
}
