// SPDX-License-Identifier: Apache-2.0
import { isError, ServiceUnavailableError } from '@backstage/errors';
import { isPagerdutyId } from '@macadam/portal-common';
import { HttpSource } from '@macadam/portal-node';
import type { PagerdutyConfig } from '../config';
import { oneService, shiftPage, type Shift } from './payloads';

/** Somebody watches: who asks later asks again. */
const PATIENCE_MILLISECONDS = 5_000;

/** PagerDuty's largest. */
const PAGE_SIZE = 100;

/** Beyond the ten thousandth record PagerDuty answers 400. */
const MOST_PAGES = 100;

/**
 * PagerDuty's REST API as far as it tells who is on call: https://developer.pagerduty.com/docs/rest-api-overview
 *
 * @throws ServiceUnavailableError beside whatever HttpSource throws when no answer came in time
 */
export class PagerDuty {
  private readonly http: HttpSource;
  private readonly patienceMilliseconds: number;

  constructor({
    apiBaseUrl,
    token,
    firstDelayMilliseconds,
    patienceMilliseconds = PATIENCE_MILLISECONDS,
  }: PagerdutyConfig & {
    firstDelayMilliseconds?: number;
    /** Of one question, with all tries. */
    patienceMilliseconds?: number;
  }) {
    this.patienceMilliseconds = patienceMilliseconds;
    this.http = new HttpSource({
      title: 'PagerDuty',
      baseUrl: apiBaseUrl,
      firstDelayMilliseconds,
      headers: () => ({
        accept: 'application/vnd.pagerduty+json;version=2',
        authorization: `Token token=${token}`,
      }),
    });
  }

  /** The escalation policy of a service; undefined of a service that is not there. */
  async policyOf(serviceId: string): Promise<string | undefined> {
    if (!isPagerdutyId(serviceId)) return undefined;
    const question = { answer: oneService };
    try {
      return await this.inTime(signal =>
        this.http.get(`/services/${serviceId}`, { ...question, signal }),
      );
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') return undefined;
      throw error;
    }
  }

  /** All who are on call now, at whatever level, in the order in which PagerDuty tells them. */
  shiftsOf(policyIds: readonly string[]): Promise<Shift[]> {
    return this.inTime(signal => this.pages(policyIds, signal));
  }

  /** Page after page, until there is no more or a page brings nothing new: PagerDuty could promise more for ever. */
  private async pages(
    policyIds: readonly string[],
    signal: AbortSignal,
  ): Promise<Shift[]> {
    const found = new Map<string, Shift>();
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { oncalls, more } = await this.http.get('/oncalls', {
        query: {
          'escalation_policy_ids[]': policyIds,
          earliest: 'true',
          limit: PAGE_SIZE,
          offset: page * PAGE_SIZE,
        },
        answer: shiftPage,
        signal,
      });
      const before = found.size;
      for (const shift of oncalls) found.set(keyOf(shift), shift);
      if (!more || found.size === before) break;
    }
    return [...found.values()];
  }

  private async inTime<T>(
    ask: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const signal = AbortSignal.timeout(this.patienceMilliseconds);
    try {
      return await ask(signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new ServiceUnavailableError(
        `PagerDuty gave no answer within ${this.patienceMilliseconds} ms`,
      );
    }
  }
}

/** With `earliest` there is one of each. */
function keyOf({ policyId, level, userId }: Shift): string {
  return `${policyId} ${level} ${userId}`;
}
