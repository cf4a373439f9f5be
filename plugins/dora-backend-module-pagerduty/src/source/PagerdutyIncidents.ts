// SPDX-License-Identifier: Apache-2.0
import { isError } from '@backstage/errors';
import type { IncidentRecord } from '@macadam/plugin-dora-node';
import { HttpSource } from '@macadam/portal-node';
import type { PagerdutyConfig } from '../config';
import { incidentPage, oneIncident, oneService } from './payloads';

/** PagerDuty's largest. */
const PAGE_SIZE = 100;

/** Beyond the ten thousandth record PagerDuty answers 400. */
const MOST_PAGES = 100;

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

/** PagerDuty's REST API as far as incidents of one service go: https://developer.pagerduty.com/docs/rest-api-overview */
export class PagerdutyIncidents {
  private readonly http: HttpSource;

  constructor({
    apiBaseUrl,
    token,
  }: Required<Pick<PagerdutyConfig, 'apiBaseUrl' | 'token'>>) {
    this.http = new HttpSource({
      title: 'PagerDuty',
      baseUrl: apiBaseUrl,
      headers: () => ({
        accept: 'application/vnd.pagerduty+json;version=2',
        authorization: `Token token=${token}`,
      }),
    });
  }

  /** @throws NotFoundError for a service that is not there: PagerDuty says of it that it has no incidents */
  async requireService(id: string, signal: AbortSignal): Promise<void> {
    const path = `/services/${encodeURIComponent(id)}`;
    await this.http.get(path, { answer: oneService, signal });
  }

  /** `undefined` of one that is gone. */
  async find(
    id: string,
    signal: AbortSignal,
  ): Promise<IncidentRecord | undefined> {
    const path = `/incidents/${encodeURIComponent(id)}`;
    try {
      return await this.http.get(path, { answer: oneIncident, signal });
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') return undefined;
      throw error;
    }
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

  /** Page after page, until there is no more, until it is enough, or until a page brings nothing new: PagerDuty could promise more for ever. */
  private async list(
    serviceId: string,
    query: Record<string, string | string[]>,
    signal: AbortSignal,
    isEnough: (incidents: IncidentRecord[]) => boolean = () => false,
  ): Promise<Page> {
    const found = new Map<string, IncidentRecord>();
    let hasMore = true;
    for (let page = 0; hasMore && page < MOST_PAGES; page += 1) {
      const answer = await this.http.get('/incidents', {
        query: {
          'service_ids[]': [serviceId],
          ...query,
          limit: PAGE_SIZE,
          offset: page * PAGE_SIZE,
        },
        answer: incidentPage,
        signal,
      });
      const before = found.size;
      for (const one of answer.incidents) found.set(one.externalId, one);
      hasMore = answer.more && found.size > before;
      if (isEnough(answer.incidents)) break;
    }
    return { incidents: [...found.values()], hasMore };
  }
}
