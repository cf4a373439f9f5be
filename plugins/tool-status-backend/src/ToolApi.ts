// SPDX-License-Identifier: Apache-2.0
import { HttpSource, inTime, type HttpQuestion } from '@macadam/portal-node';
import type { z } from 'zod/v3';
import type { ToolAccess } from './config';

/** Somebody watches: who asks later asks again. */
const PATIENCE_MILLISECONDS = 5_000;

export interface Patience {
  /** Before the second try; HttpSource's own by default. */
  firstDelayMilliseconds?: number;
  /** Of one question, with all tries. */
  patienceMilliseconds?: number;
}

/**
 * A tool's HTTP API behind a bearer token, asked while somebody watches.
 *
 * @throws what HttpSource throws, and ServiceUnavailableError when no answer came in time
 */
export class ToolApi {
  private readonly http: HttpSource;
  private readonly patience: { title: string; milliseconds: number };

  constructor({
    title,
    apiBaseUrl,
    token,
    firstDelayMilliseconds,
    patienceMilliseconds: milliseconds = PATIENCE_MILLISECONDS,
  }: Pick<ToolAccess, 'apiBaseUrl' | 'token'> & { title: string } & Patience) {
    this.patience = { title, milliseconds };
    this.http = new HttpSource({
      title,
      baseUrl: apiBaseUrl,
      firstDelayMilliseconds,
      headers: () => ({ authorization: `Bearer ${token}` }),
    });
  }

  get<T extends z.ZodTypeAny>(
    path: string,
    question: HttpQuestion<T>,
  ): Promise<z.output<T>> {
    return inTime(this.patience, signal =>
      this.http.get(path, { ...question, signal }),
    );
  }

  /** `undefined` of what is not there. */
  find<T extends z.ZodTypeAny>(
    path: string,
    question: HttpQuestion<T>,
  ): Promise<z.output<T> | undefined> {
    return inTime(this.patience, signal =>
      this.http.find(path, { ...question, signal }),
    );
  }
}
