// SPDX-License-Identifier: Apache-2.0
import {
  PluginClient,
  scopePath,
  withQuery,
  type EntityName,
  type PluginAccess,
} from '@macadam/portal-common';
import { z } from 'zod/v3';
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
export type DeliveryScope = EntityName | 'organization';

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
  private readonly client: PluginClient;

  constructor(access: PluginAccess) {
    this.client = new PluginClient('dora', access);
  }

  getSummary(scope: DeliveryScope, window: WindowQuery, signal?: AbortSignal) {
    const path = withQuery(`${scopePath(scope)}/summary`, window);
    return this.client.read(path, deliverySummarySchema, { signal });
  }

  getSeries(
    scope: DeliveryScope,
    query: WindowQuery & { bucket?: 'day' | 'week' },
    signal?: AbortSignal,
  ) {
    const path = withQuery(`${scopePath(scope)}/series`, query);
    return this.client.read(path, seriesSchema, { signal });
  }

  getDeployments(
    scope: DeliveryScope,
    query: WindowQuery & PageQuery & { filter?: DeploymentFilter },
    signal?: AbortSignal,
  ) {
    const path = withQuery(`${scopePath(scope)}/deployments`, query);
    return this.client.read(path, deploymentsPageSchema, { signal });
  }

  getIncidents(
    scope: DeliveryScope,
    query: WindowQuery & PageQuery,
    signal?: AbortSignal,
  ) {
    const path = withQuery(`${scopePath(scope)}/incidents`, query);
    return this.client.read(path, incidentsPageSchema, { signal });
  }

  getCoverage(scope: DeliveryScope, window: WindowQuery, signal?: AbortSignal) {
    const path = withQuery(`${scopePath(scope)}/coverage`, window);
    return this.client.read(path, coverageSchema, { signal });
  }

  explain(
    scope: DeliveryScope,
    metric: MetricId,
    window: WindowQuery,
    signal?: AbortSignal,
  ) {
    const path = withQuery(`${scopePath(scope)}/metrics/${metric}`, window);
    return this.client.read(path, explanationSchema, { signal });
  }

  async getRowsCsv(
    scope: DeliveryScope,
    metric: MetricId,
    window: WindowQuery,
  ): Promise<Blob> {
    const rows = `${scopePath(scope)}/metrics/${metric}/rows.csv`;
    return (await this.client.ask(withQuery(rows, window))).blob();
  }

  decideCause(incidentId: string, cause: CauseRequest) {
    const path = `/incidents/${encodeURIComponent(incidentId)}/cause`;
    const request = { method: 'PUT' as const, body: cause };
    return this.client.read(path, incidentRowSchema, request);
  }
}
