// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import { readBody } from '../../http/readBody';
import { json, type Reply } from '../../http/Reply';
import { RouteTable } from '../../http/RouteTable';
import { ServerError } from '../../http/ServerError';
import type { Forge } from '../Forge';
import { callerOf, tokenOf, type Caller } from './Caller';
import { GithubError } from './GithubError';
import type { RateLimits } from './RateLimits';
import { parseBody, type Route } from './routes';

/** What GitHub lets anyone read. */
const OPEN_PATHS = new Set(['/meta', '/versions', '/rate_limit']);

/** Answers the REST API: finds the route, checks the token, turns errors into GitHub's bodies. */
export class Api {
  private readonly table: RouteTable<Route>;

  constructor(
    private readonly forge: Forge,
    private readonly rateLimits: RateLimits,
    routes: Route[],
  ) {
    this.table = new RouteTable(routes);
  }

  async answer(
    request: IncomingMessage,
    url: URL,
    path: string,
  ): Promise<Reply> {
    try {
      const caller = this.caller(request, path);
      const limits = this.rateLimits.count(caller.login);
      const reply = await this.dispatch(request, { url, path, caller });
      return {
        ...reply,
        headers: { ...standardHeaders(), ...limits, ...reply.headers },
      };
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      const { body, status, headers } = GithubError.from(error);
      return json(body, {
        status,
        headers: { ...standardHeaders(), ...headers },
      });
    }
  }

  private async dispatch(
    request: IncomingMessage,
    { url, path, caller }: { url: URL; path: string; caller: Caller },
  ): Promise<Reply> {
    const method = request.method ?? 'GET';
    const found = this.table.match(method, path);
    if (!found) {
      throw new GithubError(
        501,
        `The sandbox's forge does not serve ${method} ${path}`,
      );
    }
    const body = await readBody(request);
    return found.route.handle({
      forge: this.forge,
      caller,
      params: found.params,
      url,
      headers: request.headers,
      parse: schema => parseBody(body, schema),
    });
  }

  private caller(request: IncomingMessage, path: string): Caller {
    const token = tokenOf(request.headers.authorization);
    if (!token) {
      if (OPEN_PATHS.has(path)) return { login: 'anonymous', isAdmin: false };
      throw new GithubError(401, 'Requires authentication');
    }
    const caller = callerOf(token, this.forge.callers);
    if (!caller) throw new GithubError(401, 'Bad credentials');
    return caller;
  }
}

function standardHeaders(): Record<string, string> {
  return {
    'x-github-media-type': 'github.v3; format=json',
    'x-github-api-version-selected': '2022-11-28',
    vary: 'Accept, Authorization',
  };
}
