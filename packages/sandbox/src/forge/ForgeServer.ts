// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestFault } from '../http/Faults';
import type { Server } from '../http/FrontDoor';
import { json, type Reply } from '../http/Reply';
import type { Site } from '../pages/Site';
import { answerDownload } from './downloads';
import type { Forge } from './Forge';
import { isGitPath, serveGit } from './gitDoor';
import { graphqlRoute } from './graphql';
import { Api } from './http/api';
import { GithubError } from './http/GithubError';
import { nextLink } from './http/paging';
import { RateLimits } from './http/RateLimits';
import { createPages } from './pages';
import type { PageRequest } from './pages/layout';
import { apiRoutes } from './routes';

const MESSAGES: Partial<Record<number, string>> = {
  401: 'Bad credentials',
  403: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  404: 'Not Found',
  429: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
};

/** A request is for git, the API or a page. */
export class ForgeServer implements Server {
  readonly name = 'forge';
  private readonly pages: Site<PageRequest>;
  private readonly api: Api;

  /** @param root - holds the repositories */
  constructor(private readonly forge: Forge, private readonly root: string) {
    const rateLimits = new RateLimits(forge.clock);
    const routes = [...apiRoutes({ rateLimits }), graphqlRoute];
    this.api = new Api(forge, rateLimits, routes);
    this.pages = createPages(forge);
  }

  get base(): string {
    return this.forge.urls.base;
  }

  async answer(
    request: IncomingMessage,
    url: URL,
    response: ServerResponse,
  ): Promise<Reply | undefined> {
    const { pathname } = url;
    if (isGitPath(pathname)) {
      await serveGit(this.forge, this.root, request, response);
      return undefined;
    }
    if (pathname === '/api/graphql') {
      return this.api.answer(request, url, '/graphql');
    }
    const path = /^\/api\/v3(\/.*)$/.exec(pathname)?.[1];
    if (path) return this.api.answer(request, url, path);
    if (pathname.startsWith('/_downloads/')) {
      return answerDownload(this.forge, url);
    }
    return this.pages.answer(request, url);
  }

  refusal({ status, retryAfterSeconds }: RequestFault): Reply {
    const error = new GithubError(status, MESSAGES[status] ?? 'Server Error');
    const isLimit = status === 429 || status === 403;
    const headers: Record<string, string> = isLimit
      ? { 'retry-after': String(retryAfterSeconds) }
      : {};
    return json(error.body, { status, headers });
  }

  firstPage(url: URL): URL {
    const first = new URL(url);
    first.searchParams.delete('page');
    return first;
  }

  endless(reply: Reply, url: URL): Reply {
    return { ...reply, headers: { ...reply.headers, link: nextLink(url) } };
  }

  headers(): Record<string, string> {
    return { 'x-github-request-id': randomUUID() };
  }
}
