// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import { isSameSecret } from '../../http/isSameSecret';
import { readBody } from '../../http/readBody';
import { json, type Reply } from '../../http/Reply';
import { RequestCounter } from '../../http/RequestCounter';
import { RouteTable } from '../../http/RouteTable';
import { ServerError } from '../../http/ServerError';
import type { Pager } from '../Pager';
import { PagerDutyError } from './PagerDutyError';
import { parseBody, type Route } from './routes';

/** Of each key: https://developer.pagerduty.com/docs/rest-api-rate-limits */
export const REQUESTS_PER_MINUTE = 960;

/** Answers the REST API: checks the key, finds the route, turns errors into PagerDuty's bodies. */
export class Api {
  private readonly table: RouteTable<Route>;
  private readonly counter: RequestCounter;

  constructor(private readonly pager: Pager, routes: Route[]) {
    this.table = new RouteTable(routes);
    this.counter = new RequestCounter(pager.clock, {
      limit: REQUESTS_PER_MINUTE,
      windowMilliseconds: 60_000,
    });
  }

  async answer(
    request: IncomingMessage,
    url: URL,
    path: string,
  ): Promise<Reply> {
    try {
      this.authenticate(request.headers.authorization);
      const reply = await this.dispatch(request, url, path);
      return { ...reply, headers: { ...reply.headers, ...this.limits() } };
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      const { body, status } = PagerDutyError.from(error);
      return json(body, { status });
    }
  }

  private async dispatch(
    request: IncomingMessage,
    url: URL,
    path: string,
  ): Promise<Reply> {
    const method = request.method ?? 'GET';
    const found = this.table.match(method, path);
    if (!found) {
      throw new PagerDutyError(
        501,
        2015,
        `The sandbox's pager does not serve ${method} ${path}`,
      );
    }
    const body = await readBody(request);
    return found.route.handle({
      pager: this.pager,
      params: found.params,
      url,
      from: request.headers.from,
      parse: schema => parseBody(body, schema),
    });
  }

  /** `Token token=…`, and nothing else. */
  private authenticate(authorization = ''): void {
    const token = /^Token token=(\S+)$/.exec(authorization)?.[1];
    if (token && isSameSecret(token, this.pager.token)) return;
    throw new PagerDutyError(401, 2006, 'Authentication failed');
  }

  private limits(): Record<string, string> {
    const { limit, remaining, endsAt } = this.counter.read('account', 1);
    const rest = endsAt - this.pager.clock.now().getTime();
    return {
      'ratelimit-limit': String(limit),
      'ratelimit-remaining': String(remaining),
      'ratelimit-reset': String(Math.ceil(rest / 1000)),
    };
  }
}
