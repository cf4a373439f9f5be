// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Forge } from './Forge';
import { isGitPath, serveGit } from './gitDoor';
import { answerDownload } from './downloads';
import { graphqlRoute } from './graphql';
import { Api } from './http/api';
import { faultReply, Faults, type Fault } from './http/Faults';
import { RateLimits } from './http/RateLimits';
import type { Reply } from './http/Reply';
import { send } from './http/send';
import { Pages } from './pages';
import { apiRoutes } from './routes';
import { answerSandbox } from './sandboxDoor';

export interface ListenerOptions {
  forge: Forge;
  /** Holds the repositories. */
  root: string;
  isReady(): boolean;
}

/** Every request comes in here: it is for git, the API or a page, unless a fault was ordered for it. */
export function createRequestListener(
  options: ListenerOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const door = new FrontDoor(options);
  return (request, response) => {
    door.serve(request, response).catch(error => {
      process.stderr.write(
        `forge: ${request.method} ${request.url}: ${error.stack ?? error}\n`,
      );
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  };
}

class FrontDoor {
  private readonly faults = new Faults();
  private readonly pages: Pages;
  private readonly api: Api;

  constructor(private readonly options: ListenerOptions) {
    const { forge } = options;
    const rateLimits = new RateLimits(forge.clock);
    const routes = [...apiRoutes({ rateLimits }), graphqlRoute];
    this.api = new Api(forge, rateLimits, routes);
    this.pages = new Pages(forge);
  }

  async serve(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { forge, root } = this.options;
    const url = new URL(request.url ?? '/', forge.urls.base);
    const fault = url.pathname.startsWith('/_sandbox/')
      ? undefined
      : this.faults.take(`${request.method} ${request.url}`);
    if (fault?.mode === 'slow') await delay(fault.delayMilliseconds);
    else if (fault?.when === 'before')
      return misbehave(fault, request, response);
    if (isGitPath(url.pathname)) {
      return serveGit(forge, root, request, response);
    }
    const reply = await this.answer(request, url);
    return fault?.when === 'after'
      ? misbehave(fault, request, response)
      : send(request, response, reply);
  }

  private async answer(request: IncomingMessage, url: URL): Promise<Reply> {
    const { pathname } = url;
    if (pathname === '/api/graphql') {
      return this.api.answer(request, '/graphql');
    }
    const path = /^\/api\/v3(\/.*)$/.exec(pathname)?.[1];
    if (path) return this.api.answer(request, path);
    if (pathname.startsWith('/_sandbox/')) {
      const { forge, isReady } = this.options;
      const door = { clock: forge.clock, faults: this.faults, isReady };
      return answerSandbox(door, request, pathname);
    }
    if (pathname.startsWith('/_downloads/')) {
      return answerDownload(this.options.forge, url);
    }
    return this.pages.answer(request, url);
  }
}

async function misbehave(
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = faultReply(fault);
  if (reply) return send(request, response, reply);
  // The connection ends in the middle of an answer.
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': '100000',
  });
  response.write('{"id": 1, "name": "cut off', () => response.destroy());
  return undefined;
}
