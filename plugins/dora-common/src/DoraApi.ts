// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import {
  coverageSchema,
  explanationSchema,
  type DeliveryCoverage,
  type MetricExplanation,
} from './explanation';
import {
  deliverySummarySchema,
  seriesSchema,
  type DeliverySeries,
  type DeliverySummary,
  type MetricId,
} from './model';
import {
  deploymentsPageSchema,
  incidentRowSchema,
  incidentsPageSchema,
  type CauseRequest,
  type DeploymentsPage,
  type IncidentRow,
  type IncidentsPage,
} from './rows';

/** Component, API, Group or System of the catalog; or all that the caller may see. */
export type DeliveryScope =
  | { kind: string; namespace: string; name: string }
  | 'organization';

/**
 * The last so many days, today included; whole local days from `first` to `last`, as `2026-03-02`; or the half-open `[from, to)`, ISO 8601. Without
 * a `timezone` it is that of the group that owns the scope, else the portal's.
 */
export type WindowQuery = { timezone?: string } & (
  | { days: number }
  | { first: string; last: string }
  | { from: string; to: string }
);

/** Which deployments to list. `counted` is every one that the metrics count. */
export const deploymentFilterSchema = z.enum([
  'all',
  'counted',
  'failed',
  'rework',
  'uncounted',
]);

export type DeploymentFilter = z.infer<typeof deploymentFilterSchema>;

export type PageQuery = { cursor?: string; limit?: number };

/**
 * How things are delivered. Whoever may read an entity in the catalog may ask about it; linking is for its owners and the platform team.
 *
 * @throws ResponseError 400 with the field named, 403 for linking what is not one's own, 404 when the caller sees no such entity
 */
export interface DoraApi {
  getSummary(
    scope: DeliveryScope,
    window: WindowQuery,
    signal?: AbortSignal,
  ): Promise<DeliverySummary>;
  getSeries(
    scope: DeliveryScope,
    query: WindowQuery & { bucket?: 'day' | 'week' },
    signal?: AbortSignal,
  ): Promise<DeliverySeries>;
  getDeployments(
    scope: DeliveryScope,
    query: WindowQuery & PageQuery & { filter?: DeploymentFilter },
    signal?: AbortSignal,
  ): Promise<DeploymentsPage>;
  getIncidents(
    scope: DeliveryScope,
    query: WindowQuery & PageQuery,
    signal?: AbortSignal,
  ): Promise<IncidentsPage>;
  getCoverage(
    scope: DeliveryScope,
    window: WindowQuery,
    signal?: AbortSignal,
  ): Promise<DeliveryCoverage>;
  explain(
    scope: DeliveryScope,
    metric: MetricId,
    window: WindowQuery,
    signal?: AbortSignal,
  ): Promise<MetricExplanation>;
  /** Every row of an explanation, as a file: `text/csv`. */
  getRowsCsv(
    scope: DeliveryScope,
    metric: MetricId,
    window: WindowQuery,
  ): Promise<Blob>;
  /** Says what caused an incident. The answer is the incident as it stands now. */
  decideCause(incidentId: string, cause: CauseRequest): Promise<IncidentRow>;
}

/** Isomorphic: callers differ only in the `fetchApi` they pass. */
export class DoraClient implements DoraApi {
  constructor(
    private readonly deps: {
      discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
      fetchApi: { fetch: typeof fetch };
    },
  ) {}

  getSummary(scope: DeliveryScope, window: WindowQuery, signal?: AbortSignal) {
    const path = pathOf(scope, 'summary', window);
    return this.get(path, deliverySummarySchema, signal);
  }

  getSeries(
    scope: DeliveryScope,
    query: WindowQuery & { bucket?: 'day' | 'week' },
    signal?: AbortSignal,
  ) {
    return this.get(pathOf(scope, 'series', query), seriesSchema, signal);
  }

  getDeployments(
    scope: DeliveryScope,
    query: WindowQuery & PageQuery & { filter?: DeploymentFilter },
    signal?: AbortSignal,
  ) {
    const path = pathOf(scope, 'deployments', query);
    return this.get(path, deploymentsPageSchema, signal);
  }

  getIncidents(
    scope: DeliveryScope,
    query: WindowQuery & PageQuery,
    signal?: AbortSignal,
  ) {
    const path = pathOf(scope, 'incidents', query);
    return this.get(path, incidentsPageSchema, signal);
  }

  getCoverage(scope: DeliveryScope, window: WindowQuery, signal?: AbortSignal) {
    return this.get(pathOf(scope, 'coverage', window), coverageSchema, signal);
  }

  explain(
    scope: DeliveryScope,
    metric: MetricId,
    window: WindowQuery,
    signal?: AbortSignal,
  ) {
    const path = pathOf(scope, `metrics/${metric}`, window);
    return this.get(path, explanationSchema, signal);
  }

  async getRowsCsv(
    scope: DeliveryScope,
    metric: MetricId,
    window: WindowQuery,
  ): Promise<Blob> {
    const path = pathOf(scope, `metrics/${metric}/rows.csv`, window);
    return (await this.ask(path)).blob();
  }

  async decideCause(incidentId: string, cause: CauseRequest) {
    const path = `/incidents/${encodeURIComponent(incidentId)}/cause`;
    const response = await this.ask(path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(cause),
    });
    return incidentRowSchema.parse(await response.json());
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
    const baseUrl = await this.deps.discoveryApi.getBaseUrl('dora');
    const response = await this.deps.fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}

function pathOf(
  scope: DeliveryScope,
  what: string,
  query: Record<string, unknown>,
): string {
  const given = Object.entries(query).filter(([, value]) => value);
  const parameters = new URLSearchParams(
    given.map(([key, value]) => [key, String(value)]),
  );
  return `${rootOf(scope)}/${what}?${parameters}`;
}

function rootOf(scope: DeliveryScope): string {
  if (scope === 'organization') return '/organization';
  const parts = [scope.kind, scope.namespace, scope.name];
  return `/entities/${parts.map(encodeURIComponent).join('/')}`;
}
