// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import type { RequestFault } from '../http/Faults';
import type { Server } from '../http/FrontDoor';
import { hasBearer } from '../http/hasBearer';
import { json, type Reply } from '../http/Reply';
import { ServerError } from '../http/ServerError';
import type { Site, SiteRequest } from '../pages/Site';
import { createPages, type ListDashboards } from './pages';
import { hitsOf } from './search';

const VERSION = '12.3.0';

/**
 * Grafana's HTTP API, as far as dashboards are searched
 * (https://grafana.com/docs/grafana/latest/developers/http_api/folder_dashboard_search/), and their pages. Every token reads everything: a
 * Grafana leaves out what a token may not see, and says 403 only where whole routes are forbidden, which a fault does here.
 */
export class GrafanaServer implements Server {
  readonly name = 'grafana';
  readonly base: string;
  private readonly pages: Site<SiteRequest>;

  constructor(
    private readonly options: {
      base: string;
      /** Of a service account. */
      token: string;
      list: ListDashboards;
    },
  ) {
    this.base = options.base;
    this.pages = createPages(options.list);
  }

  async answer(request: IncomingMessage, url: URL): Promise<Reply> {
    if (!url.pathname.startsWith('/api/')) {
      return this.pages.answer(request, url);
    }
    try {
      return await this.api(request, url);
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      const { message, status } = error;
      return json({ message }, { status });
    }
  }

  refusal({ status, retryAfterSeconds }: RequestFault): Reply {
    switch (status) {
      case 401:
        return unauthorized('api-key.invalid', 'Invalid API key');
      case 403:
        return FORBIDDEN;
      case 404:
        return json({ message: 'Not found' }, { status });
      case 429:
        return json(
          { message: 'Too many requests' },
          { status, headers: { 'retry-after': String(retryAfterSeconds) } },
        );
      default:
        return json({ message: 'Search failed' }, { status });
    }
  }

  firstPage(url: URL): URL {
    const first = new URL(url);
    first.searchParams.delete('page');
    return first;
  }

  /** An answer does not say whether there is another page. */
  endless(reply: Reply): Reply {
    return reply;
  }

  headers(): Record<string, string> {
    return { 'cache-control': 'no-store' };
  }

  private async api(request: IncomingMessage, url: URL): Promise<Reply> {
    const path = url.pathname.replace(/\/$/, '');
    const operation = `${request.method} ${path}`;
    if (operation === 'GET /api/health') {
      return json({ database: 'ok', version: VERSION, commit: 'sandbox' });
    }
    if (!request.headers.authorization) {
      return unauthorized('auth.unauthorized', 'Unauthorized');
    }
    if (!hasBearer(request, this.options.token)) {
      return unauthorized('api-key.invalid', 'Invalid API key');
    }
    if (operation === 'GET /api/search') {
      return json(hitsOf(await this.options.list(), url.searchParams));
    }
    throw new ServerError(
      501,
      `The sandbox's Grafana does not serve ${operation}`,
    );
  }
}

/** As `errutil.PublicError` is sent: https://github.com/grafana/grafana/blob/main/pkg/apimachinery/errutil/errors.go */
const unauthorized = (messageId: string, message: string) =>
  json(
    { extra: null, message, messageId, statusCode: 401, traceID: '' },
    { status: 401 },
  );

/** As https://github.com/grafana/grafana/blob/main/pkg/services/accesscontrol/middleware.go says it. */
const FORBIDDEN = json(
  {
    accessErrorId: 'ACE0000000000',
    message:
      "You'll need additional permissions to perform this action. Permissions needed: dashboards:read",
    title: 'Access denied',
  },
  { status: 403 },
);
