// SPDX-License-Identifier: Apache-2.0
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type {
  Allocation,
  Bills,
  Breakdown,
  BreakdownBy,
  Budgets,
  CostSeries,
  CostSummary,
  Dimension,
  LinesPage,
} from '@macadam/plugin-cost-common';
import type { Caller, CallersView } from '@macadam/portal-node';
import type { CatalogDirectory } from '../allocate/CatalogDirectory';
import type { Directory } from '../allocate/Directory';
import type { Limits } from '../budgets/Limits';
import type { Days } from '../store/queries/lines';
import type { Breakdowns } from './Breakdowns';
import { budgetsPage } from './budgetsPage';
import type { CostReader } from './CostReader';
import type { Privacy } from './Privacy';
import type { Subject } from './Subject';

/** What is asked about: an entity by its reference, all that the caller may see, or what nothing matches. */
export type Asked = string | 'organization' | 'unallocated';

const UNALLOCATED: Subject = {
  name: 'unallocated',
  scope: { kind: 'unallocated' },
  hidden: 0,
};

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
      breakdowns: Breakdowns;
      directory: CatalogDirectory;
      limits: Limits;
      privacy: Privacy;
      view: CallersView;
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
    const unallocated = await this.inner.toDate(UNALLOCATED, query.month);
    return { ...summary, unallocated };
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
  async budgets(
    page: Parameters<typeof budgetsPage>[1],
    caller: Caller,
  ): Promise<Budgets> {
    const directory = await this.deps.directory.current();
    const limits = this.deps.limits.all(directory).map(limit => ({
      limit,
      refs: directory.withParts(limit.entityRef),
    }));
    const all = [...new Set(limits.flatMap(({ refs }) => refs))];
    const hidden = await this.hiddenFrom(all, directory, caller);
    const told = limits
      .filter(({ limit }) => !hidden.has(limit.entityRef))
      .map(({ limit, refs }) => ({
        limit,
        refs: refs.filter(ref => !hidden.has(ref)),
      }));
    return budgetsPage(await this.inner.budgets(told), page);
  }

  async bills(
    page: Parameters<CostReader['bills']>[0],
    caller: Caller,
  ): Promise<Bills> {
    await this.assertPlatform(caller);
    return this.inner.bills(page);
  }

  private async readable(asked: Asked, caller: Caller): Promise<Subject> {
    const directory = await this.deps.directory.current();
    if (asked === 'unallocated') {
      await this.assertPlatform(caller);
      return UNALLOCATED;
    }
    if (asked === 'organization') {
      const refs = directory.entities.map(({ ref }) => ref);
      const hidden = await this.hiddenFrom(refs, directory, caller);
      const except = [...hidden];
      const showsUnallocated = await this.isPlatform(caller);
      return {
        name: asked,
        scope: { kind: 'all', except, showsUnallocated },
        hidden: except.length,
      };
    }
    const entity = await this.deps.view.entity(asked, caller);
    if (!entity) throw new NotFoundError(`No entity ${asked}`);
    const [kept] = await this.keptFrom([asked], directory, caller);
    if (kept) {
      const title = directory.get(asked)?.title ?? asked;
      throw new NotAllowedError(
        `What ${title} costs is only for the members and leads of its group and the platform team; ask one of them`,
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
    if (refs.length === 0) return new Set();
    const kept = await this.keptFrom(refs, directory, caller);
    const visible = new Set(await this.deps.view.visible(refs, caller));
    return new Set([...kept, ...refs.filter(ref => !visible.has(ref))]);
  }

  /** Those whose groups keep their costs from the caller. */
  private async keptFrom(
    refs: readonly string[],
    directory: Directory,
    caller: Caller,
  ): Promise<string[]> {
    const { privacy } = this.deps;
    const kept = refs.filter(ref => privacy.isKept(ref, directory, []));
    if (kept.length === 0) return [];
    const owned = await this.deps.view.ownedBy(caller);
    return kept.filter(ref => privacy.isKept(ref, directory, owned));
  }

  private async assertPlatform(caller: Caller): Promise<void> {
    if (await this.isPlatform(caller)) return;
    throw new NotAllowedError('This is for the platform team');
  }

  private async isPlatform(caller: Caller): Promise<boolean> {
    const { privacy, view } = this.deps;
    return privacy.isPlatform(await view.ownedBy(caller));
  }
}
