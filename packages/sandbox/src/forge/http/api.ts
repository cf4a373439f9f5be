// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import type { Forge } from '../Forge';
import { callerOf, tokenOf, type Caller } from './Caller';
import { GithubError } from './GithubError';
import type { RateLimits } from './RateLimits';
import { json, type Reply } from './Reply';
import { parseBody, type Route } from './routes';
import { RouteTable } from './RouteTable';

/** What GitHub lets anyone read. */
const OPEN_PATHS = new Set(['/meta', '/versions', '/rate_limit']);

const LARGEST_BODY_BYTES = 50 * 1024 * 1024;

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

  async answer(request: IncomingMessage, path: string): Promise<Reply> {
    try {
      const caller = this.caller(request, path);
      const limits = this.rateLimits.count(caller.login);
      const reply = await this.dispatch(request, path, caller);
      return {
        ...reply,
        headers: { ...standardHeaders(), ...limits, ...reply.headers },
      };
    } catch (error) {
      if (!(error instanceof GithubError)) throw error;
      return json(error.body, {
        status: error.status,
        headers: { ...standardHeaders(), ...error.headers },
      });
    }
  }

  private async dispatch(
    request: IncomingMessage,
    path: string,
    caller: Caller,
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
      url: new URL(request.url ?? '/', this.forge.urls.base),
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

/** @throws GithubError 413 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY_BYTES) {
      throw new GithubError(413, 'Request body is too large');
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
