// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestFault } from '../http/Faults';
import type { Server } from '../http/FrontDoor';
import { json, type Reply } from '../http/Reply';
import type { Site } from '../pages/Site';
import { Api, REQUESTS_PER_MINUTE } from './http/Api';
import { PagerDutyError } from './http/PagerDutyError';
import type { Pager } from './Pager';
import { createPages } from './pages';
import type { PageRequest } from './pages/layout';
import { apiRoutes } from './routes';

/** PagerDuty's code and words for a status. */
const REFUSALS: Partial<Record<number, [number, string]>> = {
  401: [2006, 'Authentication failed'],
  403: [2010, 'Access Denied'],
  404: [2100, 'Not Found'],
  429: [2020, 'Rate Limit Exceeded'],
};

/** A request is for the API or a page. */
export class PagerServer implements Server {
  readonly name = 'pager';
  private readonly api: Api;
  private readonly pages: Site<PageRequest>;

  constructor(private readonly pager: Pager) {
    this.api = new Api(pager, apiRoutes);
    this.pages = createPages(pager);
  }

  get base(): string {
    return this.pager.urls.base;
  }

  answer(request: IncomingMessage, url: URL): Promise<Reply> {
    const path = /^\/api(\/.*)$/.exec(url.pathname)?.[1];
    return path
      ? this.api.answer(request, url, path)
      : this.pages.answer(request, url);
  }

  refusal({ status, retryAfterSeconds }: RequestFault): Reply {
    const [code, message] = REFUSALS[status] ?? [
      2000,
      'An internal error has occurred. PagerDuty team has been notified.',
    ];
    const { body } = new PagerDutyError(status, code, message);
    const headers: Record<string, string> =
      status === 429
        ? {
            'ratelimit-limit': String(REQUESTS_PER_MINUTE),
            'ratelimit-remaining': '0',
            'ratelimit-reset': String(retryAfterSeconds),
          }
        : {};
    return json(body, { status, headers });
  }

  firstPage(url: URL): URL {
    const first = new URL(url);
    first.searchParams.delete('offset');
    return first;
  }

  endless(reply: Reply): Reply {
    if (!Buffer.isBuffer(reply.body)) return reply;
    const page = JSON.parse(reply.body.toString());
    return json({ ...page, more: true }, reply);
  }

  headers(): Record<string, string> {
    return {
      'x-request-id': randomUUID(),
      'cache-control': 'max-age=0, private, must-revalidate',
    };
  }
}
