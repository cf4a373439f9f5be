// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { SandboxClock } from '../clock';
import { faultReply, type Faults, type RequestFault } from './Faults';
import type { Reply } from './Reply';
import { answerSandbox } from './sandboxDoor';
import { send } from './send';

/** What a server does with a request, once no fault was ordered for it. */
export interface Server {
  /** As the log calls it. */
  readonly name: string;
  /** Where it is, e.g. `http://localhost:7010`. */
  readonly base: string;
  /** @returns `undefined` when it has sent its answer by itself */
  answer(
    request: IncomingMessage,
    url: URL,
    response: ServerResponse,
  ): Promise<Reply | undefined>;
  /** How the vendor says a status such as 429. */
  refusal(fault: RequestFault): Reply;
  /** The query that asks for the first page of the same list. */
  firstPage(url: URL): URL;
  /** The same page, with a promise of one more. */
  endless(reply: Reply, url: URL): Reply;
  /** Headers of every answer. */
  headers(): Record<string, string>;
}

export interface FrontDoorOptions {
  server: Server;
  clock: SandboxClock;
  faults: Faults;
  isReady(): boolean;
}

/** Every request comes in here, and meets the misbehaviour that was ordered for it. */
export class FrontDoor {
  constructor(private readonly options: FrontDoorOptions) {}

  readonly listener = (
    request: IncomingMessage,
    response: ServerResponse,
  ): void => {
    this.serve(request, response).catch(error => {
      const { name } = this.options.server;
      process.stderr.write(
        `${name}: ${request.method} ${request.url}: ${error.stack ?? error}\n`,
      );
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  };

  private async serve(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { server, faults } = this.options;
    const url = new URL(request.url ?? '/', server.base);
    if (url.pathname.startsWith('/_sandbox/')) {
      const reply = await answerSandbox(this.options, request, url.pathname);
      return this.send(request, response, reply);
    }
    const fault = faults.take(`${request.method} ${request.url}`);
    if (fault?.mode === 'slow') await delay(fault.delayMilliseconds);
    else if (fault?.when === 'before' && isRuin(fault)) {
      return this.misbehave(fault, request, response);
    }
    const asked = fault?.mode === 'repeat' ? server.firstPage(url) : url;
    const reply = await server.answer(request, asked, response);
    if (!reply) return undefined;
    if (fault?.mode === 'endless') {
      return this.send(request, response, server.endless(reply, url));
    }
    return fault?.when === 'after' && isRuin(fault)
      ? this.misbehave(fault, request, response)
      : this.send(request, response, reply);
  }

  private async misbehave(
    fault: RequestFault,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { server } = this.options;
    const reply = faultReply(fault, struck => server.refusal(struck));
    if (reply) return this.send(request, response, reply);
    // The connection ends in the middle of an answer.
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': '100000',
    });
    response.write('{"id": 1, "name": "cut off', () => response.destroy());
    return undefined;
  }

  private send(
    request: IncomingMessage,
    response: ServerResponse,
    reply: Reply,
  ): Promise<void> {
    const headers = { ...this.options.server.headers(), ...reply.headers };
    return send(request, response, { ...reply, headers });
  }
}

/** Whether nothing of the true answer is left. */
function isRuin({ mode }: RequestFault): boolean {
  return !['slow', 'repeat', 'endless'].includes(mode);
}
