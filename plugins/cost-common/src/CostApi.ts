// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';
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
export type CostScope =
  | { kind: string; namespace: string; name: string }
  | 'organization'
  | 'unallocated';

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
  constructor(
    private readonly deps: {
      discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
      fetchApi: { fetch: typeof fetch };
    },
  ) {}

  getSummary(scope: CostScope, query: MonthQuery, signal?: AbortSignal) {
    const path = pathOf(scope, 'summary', query);
    return this.get(path, costSummarySchema, signal);
  }

  getSeries(
    scope: CostScope,
    query: DaysQuery & { by: Dimension },
    signal?: AbortSignal,
  ) {
    return this.get(pathOf(scope, 'series', query), costSeriesSchema, signal);
  }

  getLines(scope: CostScope, query: LinesQuery, signal?: AbortSignal) {
    return this.get(pathOf(scope, 'lines', query), linesPageSchema, signal);
  }

  async getLinesCsv(scope: CostScope, query: DaysQuery): Promise<Blob> {
    return (await this.ask(pathOf(scope, 'lines.csv', query))).blob();
  }

  getAllocation(scope: CostScope, query: DaysQuery, signal?: AbortSignal) {
    const path = pathOf(scope, 'allocation', query);
    return this.get(path, allocationSchema, signal);
  }

  getBreakdown(query: MonthQuery & { by: BreakdownBy }, signal?: AbortSignal) {
    const path = pathOf('organization', 'breakdown', query);
    return this.get(path, breakdownSchema, signal);
  }

  getBudgets(query: PageQuery, signal?: AbortSignal) {
    const path = pathOf('organization', 'budgets', query);
    return this.get(path, budgetsSchema, signal);
  }

  getBills({ cursor = '' }: PageQuery, signal?: AbortSignal) {
    const path = `/bills${cursor && `?cursor=${encodeURIComponent(cursor)}`}`;
    return this.get(path, billsSchema, signal);
  }

  private async get<T extends z.ZodTypeAny>(
    path: string,
    schema: T,
    signal?: AbortSignal,
  ): Promise<z.output<T>> {
    const response = await this.ask(path, { signal });
    return schema.parse(await response.json());
  }

  private async ask(path: string, init?: RequestInit): Promise<Response> {
    const baseUrl = await this.deps.discoveryApi.getBaseUrl('cost');
    const response = await this.deps.fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}

function pathOf(scope: CostScope, what: string, query: object): string {
  const given = Object.entries(query).filter(([, value]) => value);
  const parameters = new URLSearchParams(
    given.map(([key, value]) => [key, String(value)]),
  );
  return `${rootOf(scope)}/${what}?${parameters}`;
}

function rootOf(scope: CostScope): string {
  if (typeof scope === 'string') return `/${scope}`;
  const parts = [scope.kind, scope.namespace, scope.name];
  return `/entities/${parts.map(encodeURIComponent).join('/')}`;
}
