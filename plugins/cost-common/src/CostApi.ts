// SPDX-License-Identifier: Apache-2.0
import {
  PluginClient,
  scopePath,
  withQuery,
  type EntityName,
  type PluginAccess,
} from '@macadam/portal-common';
import {
  allocationSchema,
  billsSchema,
  breakdownSchema,
  budgetsSchema,
  costSeriesSchema,
  costSummarySchema,
  linesPageSchema,
  type Allocation,
  type Bills,
  type Breakdown,
  type BreakdownBy,
  type Budgets,
  type CostSeries,
  type CostSummary,
  type Dimension,
  type LinesPage,
} from './model';

/** An entity of the catalog, all that the caller may see, or what nothing matches. */
export type CostScope = EntityName | 'organization' | 'unallocated';

/** Whole days in UTC, both of them included. */
export interface DaysQuery {
  first: string;
  last: string;
}

/** A calendar month, as `2026-11`; the present one by default. */
export interface MonthQuery {
  month?: string;
}

/** From the beginning, or on from where the page before ended: its `nextCursor`. */
export interface PageQuery {
  cursor?: string;
}

export interface LinesQuery extends DaysQuery, PageQuery {
  limit?: number;
}

/**
 * What things cost. Whoever may read an entity in the catalog may ask about it, unless its group keeps its costs to itself; what is not allocated
 * and which bills came is for the platform team.
 *
 * @throws ResponseError 400 with the field named, 403 for costs that are kept from the caller, 404 when the caller sees no such entity
 */
export interface CostApi {
  getSummary(
    scope: CostScope,
    query: MonthQuery,
    signal?: AbortSignal,
  ): Promise<CostSummary>;
  getSeries(
    scope: CostScope,
    query: DaysQuery & { by: Dimension },
    signal?: AbortSignal,
  ): Promise<CostSeries>;
  /** The costliest first. */
  getLines(
    scope: CostScope,
    query: LinesQuery,
    signal?: AbortSignal,
  ): Promise<LinesPage>;
  /** All of them, as a file: `text/csv`. */
  getLinesCsv(scope: CostScope, query: DaysQuery): Promise<Blob>;
  getAllocation(
    scope: CostScope,
    query: DaysQuery,
    signal?: AbortSignal,
  ): Promise<Allocation>;
  getBreakdown(
    query: MonthQuery & { by: BreakdownBy },
    signal?: AbortSignal,
  ): Promise<Breakdown>;
  /** Those that are passed or at risk first. */
  getBudgets(query: PageQuery, signal?: AbortSignal): Promise<Budgets>;
  /** Those that are refused first. */
  getBills(query: PageQuery, signal?: AbortSignal): Promise<Bills>;
}

/** Isomorphic: callers differ only in the `fetchApi` they pass. */
export class CostClient implements CostApi {
  private readonly client: PluginClient;

  constructor(access: PluginAccess) {
    this.client = new PluginClient('cost', access);
  }

  getSummary(scope: CostScope, query: MonthQuery, signal?: AbortSignal) {
    const path = withQuery(`${scopePath(scope)}/summary`, query);
    return this.client.read(path, costSummarySchema, { signal });
  }

  getSeries(
    scope: CostScope,
    query: DaysQuery & { by: Dimension },
    signal?: AbortSignal,
  ) {
    const path = withQuery(`${scopePath(scope)}/series`, query);
    return this.client.read(path, costSeriesSchema, { signal });
  }

  getLines(scope: CostScope, query: LinesQuery, signal?: AbortSignal) {
    const path = withQuery(`${scopePath(scope)}/lines`, query);
    return this.client.read(path, linesPageSchema, { signal });
  }

  async getLinesCsv(scope: CostScope, query: DaysQuery): Promise<Blob> {
    const path = withQuery(`${scopePath(scope)}/lines.csv`, query);
    return (await this.client.ask(path)).blob();
  }

  getAllocation(scope: CostScope, query: DaysQuery, signal?: AbortSignal) {
    const path = withQuery(`${scopePath(scope)}/allocation`, query);
    return this.client.read(path, allocationSchema, { signal });
  }

  getBreakdown(query: MonthQuery & { by: BreakdownBy }, signal?: AbortSignal) {
    const path = withQuery('/organization/breakdown', query);
    return this.client.read(path, breakdownSchema, { signal });
  }

  getBudgets(query: PageQuery, signal?: AbortSignal) {
    const path = withQuery('/organization/budgets', query);
    return this.client.read(path, budgetsSchema, { signal });
  }

  getBills(query: PageQuery, signal?: AbortSignal) {
    const path = withQuery('/bills', query);
    return this.client.read(path, billsSchema, { signal });
  }
}
