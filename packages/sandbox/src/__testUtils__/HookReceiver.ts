// SPDX-License-Identifier: Apache-2.0
import { EventEmitter, once } from 'node:events';
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
  private readonly arrivals = new EventEmitter();
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
      receiver.arrivals.emit('arrival');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/hook`;
  }

  /** Events and their actions, in the order of arrival; what GitHub says of them, or PagerDuty. */
  get names(): string[] {
    return this.received.map(({ headers, payload }) => {
      const { action, event } = payload as {
        action?: string;
        event?: { event_type: string };
      };
      const name = headers['x-github-event'] ?? event?.event_type;
      return [name, action].filter(Boolean).join('.');
    });
  }

  /** Resolves when so many have arrived. */
  async until(count: number): Promise<void> {
    while (this.received.length < count) await once(this.arrivals, 'arrival');
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
