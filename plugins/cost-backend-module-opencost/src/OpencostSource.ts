// SPDX-License-Identifier: Apache-2.0
import type { DailyShares, ShareSource } from '@macadam/plugin-cost-node';
import { HttpSource } from '@macadam/portal-node';
import { allocationAnswer, sharesOf } from './allocation';

const DAY_MILLISECONDS = 86_400_000;

/** OpenCost reckons a day anew for each question, so it is asked for a few at a time. */
const DAYS_AT_ONCE = 7;

/** It may take its time. */
const ATTEMPT_MILLISECONDS = 60_000;

/** Reads OpenCost's allocation API (https://www.opencost.io/docs/integrations/api): whole days, by namespace and label, idle capacity apart. */
export class OpencostSource implements ShareSource {
  readonly id = 'opencost';
  readonly title = 'OpenCost';
  private readonly http: HttpSource;

  constructor(
    private readonly options: {
      baseUrl: string;
      currency: string;
      cluster: string;
      /** Of pods, by which a namespace is told apart. */
      labels: readonly string[];
      headers: Record<string, string>;
      /** As `HttpSource` has it. */
      firstDelayMilliseconds?: number;
      now?: () => Date;
    },
  ) {
    this.http = new HttpSource({
      title: this.title,
      baseUrl: options.baseUrl,
      headers: () => options.headers,
      attemptTimeoutMilliseconds: ATTEMPT_MILLISECONDS,
      firstDelayMilliseconds: options.firstDelayMilliseconds,
    });
  }

  async *dailyShares(request: {
    since: string;
    signal: AbortSignal;
  }): AsyncGenerator<DailyShares> {
    const now = this.options.now?.() ?? new Date();
    const end = Math.floor(now.getTime() / DAY_MILLISECONDS) * DAY_MILLISECONDS;
    const step = DAYS_AT_ONCE * DAY_MILLISECONDS;
    for (let from = Date.parse(request.since); from < end; from += step) {
      const to = Math.min(from + step, end);
      yield* await this.read(new Date(from), new Date(to), request.signal);
    }
  }

  private async read(
    from: Date,
    to: Date,
    signal: AbortSignal,
  ): Promise<DailyShares[]> {
    const { data } = await this.http.get('/allocation', {
      query: {
        window: `${momentOf(from)},${momentOf(to)}`,
        aggregate: [
          ...['cluster', 'namespace'],
          ...this.options.labels.map(label => `label:${label}`),
        ].join(','),
        step: '1d',
        accumulate: 'false',
        includeIdle: 'true',
      },
      answer: allocationAnswer,
      signal,
    });
    const days = new Map<string, DailyShares>();
    for (const told of data.flatMap(step => Object.values(step ?? {}))) {
      const { currency, labels } = this.options;
      const cluster = told.properties?.cluster ?? this.options.cluster;
      const day = told.start.slice(0, 'YYYY-MM-DD'.length);
      const key = JSON.stringify([cluster, day]);
      const known = days.get(key) ?? { cluster, day, currency, shares: [] };
      known.shares.push(...sharesOf(cluster, told, labels));
      days.set(key, known);
    }
    return [...days.values()];
  }
}

function momentOf(at: Date): string {
  return at.toISOString().replace('.000Z', 'Z');
}
