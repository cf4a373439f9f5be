// SPDX-License-Identifier: Apache-2.0
import type { IncidentRecord } from '@macadam/plugin-dora-node';
import { PagerdutyApi, type PagerdutyAccess } from '@macadam/portal-node';
import { incidentPage, oneIncident, oneService } from './payloads';

/** Incidents that were created in `[from, to)`. */
export interface Span {
  from: Date;
  to: Date;
}

/** Some incidents of a span, in the order in which they were created, and whether there are more. */
export interface Page {
  incidents: IncidentRecord[];
  hasMore: boolean;
}

/** PagerDuty as far as incidents of one service go. */
export class PagerdutyIncidents {
  private readonly api: PagerdutyApi;

  constructor(access: PagerdutyAccess) {
    this.api = new PagerdutyApi(access);
  }

  /** @throws NotFoundError for a service that is not there: PagerDuty says of it that it has no incidents */
  async requireService(id: string, signal: AbortSignal): Promise<void> {
    const path = `/services/${encodeURIComponent(id)}`;
    await this.api.get(path, { answer: oneService, signal });
  }

  /** `undefined` of one that is gone. */
  find(id: string, signal: AbortSignal): Promise<IncidentRecord | undefined> {
    const path = `/incidents/${encodeURIComponent(id)}`;
    return this.api.find(path, { answer: oneIncident, signal });
  }

  /**
   * The first incidents of a span: a page of them, or as many pages as it takes to get past those of its first second.
   *
   * @param span - at most six months long
   */
  async firstOf(
    serviceId: string,
    span: Span,
    signal: AbortSignal,
  ): Promise<Page> {
    const query = {
      since: span.from.toISOString(),
      until: span.to.toISOString(),
      sort_by: 'created_at:asc',
    };
    const begin = span.from.getTime();
    return this.list(serviceId, query, signal, incidents =>
      incidents.some(({ createdAt }) => createdAt.getTime() > begin),
    );
  }

  /** All that are open, however old. */
  async open(
    serviceId: string,
    signal: AbortSignal,
  ): Promise<IncidentRecord[]> {
    const query = {
      date_range: 'all',
      'statuses[]': ['triggered', 'acknowledged'],
      sort_by: 'created_at:asc',
    };
    const { incidents } = await this.list(serviceId, query, signal);
    return incidents;
  }

  private async list(
    serviceId: string,
    query: Record<string, string | string[]>,
    signal: AbortSignal,
    isEnough?: (incidents: readonly IncidentRecord[]) => boolean,
  ): Promise<Page> {
    const { items, hasMore } = await this.api.list('/incidents', {
      query: { 'service_ids[]': [serviceId], ...query },
      answer: incidentPage,
      keyOf: ({ externalId }) => externalId,
      isEnough,
      signal,
    });
    return { incidents: items, hasMore };
  }
}
