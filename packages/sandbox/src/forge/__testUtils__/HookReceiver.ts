// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  headers: http.IncomingHttpHeaders;
  body: string;
  payload: Record<string, unknown>;
}

/** Takes deliveries as a portal would. */
export class HookReceiver {
  readonly received: Received[] = [];
  /** What it answers with. */
  status = 202;

  private constructor(private readonly server: http.Server) {}

  static async start(): Promise<HookReceiver> {
    const server = http.createServer();
    const receiver = new HookReceiver(server);
    server.on('request', async (request, response) => {
      const body = await text(request);
      const { headers } = request;
      receiver.received.push({ headers, body, payload: JSON.parse(body) });
      response.writeHead(receiver.status).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/hook`;
  }

  /** Events and their actions, in the order of arrival. */
  get names(): string[] {
    return this.received.map(({ headers, payload }) =>
      [headers['x-github-event'], payload.action].filter(Boolean).join('.'),
    );
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
