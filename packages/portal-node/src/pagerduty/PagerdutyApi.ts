// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod/v3';
import {
  HttpSource,
  type HttpQuestion,
  type HttpSourceOptions,
} from '../http/HttpSource';
import type { PagerdutyAccess } from './readPagerdutyAccess';

/** PagerDuty's largest. */
const PAGE_SIZE = 100;

/** Beyond the ten thousandth record PagerDuty answers 400. */
const MOST_PAGES = 100;

/** One page of a list, as whoever asks has made it of PagerDuty's. */
interface Page<T> {
  items: T[];
  more: boolean;
}

interface ListQuestion<T> extends Omit<HttpQuestion<z.ZodTypeAny>, 'answer'> {
  answer: z.ZodType<Page<T>, z.ZodTypeDef, unknown>;
  /** What tells one from another. */
  keyOf(item: T): string;
  /** Whether no page is wanted after one with these; by default all are wanted. */
  isEnough?(items: readonly T[]): boolean;
}

/** PagerDuty's REST API, for whoever knows the shapes of what he asks for: https://developer.pagerduty.com/docs/rest-api-overview */
export class PagerdutyApi extends HttpSource {
  constructor({
    apiBaseUrl,
    token,
    ...patience
  }: PagerdutyAccess & Pick<HttpSourceOptions, 'firstDelayMilliseconds'>) {
    super({
      ...patience,
      title: 'PagerDuty',
      baseUrl: apiBaseUrl,
      headers: () => ({
        accept: 'application/vnd.pagerduty+json;version=2',
        authorization: `Token token=${token}`,
      }),
    });
  }

  /**
   * Page after page, until there is no more, until it is enough, or until a page brings nothing new: PagerDuty could promise more for ever.
   *
   * @returns each once, in PagerDuty's order, and whether there are more
   */
  async list<T>(
    path: string,
    { query, answer, keyOf, isEnough, signal }: ListQuestion<T>,
  ): Promise<{ items: T[]; hasMore: boolean }> {
    const found = new Map<string, T>();
    let hasMore = true;
    for (let page = 0; hasMore && page < MOST_PAGES; page += 1) {
      const { items, more } = await this.get(path, {
        query: { ...query, limit: PAGE_SIZE, offset: page * PAGE_SIZE },
        answer,
        signal,
      });
      const before = found.size;
      for (const item of items) found.set(keyOf(item), item);
      hasMore = more && found.size > before;
      if (isEnough?.(items)) break;
    }
    return { items: [...found.values()], hasMore };
  }
}
