// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What one namespace cost on a day. */
interface Given {
  namespace: string;
  totalCost: number | null;
  sharedCost?: number;
}

/** Speaks OpenCost's allocation API as far as it is asked, and answers each day of the window alike. */
export class Meter {
  readonly windows: string[] = [];
  status = 200;

  private constructor(
    private readonly server: Server,
    private readonly namespaces: Given[],
  ) {}

  static async start(namespaces: Given[]): Promise<Meter> {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://meter');
      meter.windows.push(url.searchParams.get('window') ?? '');
      response.writeHead(url.pathname === '/allocation' ? meter.status : 501, {
        'content-type': 'application/json',
      });
      response.end(JSON.stringify(meter.answer(url.searchParams)));
    });
    const meter = new Meter(server, namespaces);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return meter;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
  }

  private answer(parameters: URLSearchParams) {
    const [from, to] = (parameters.get('window') ?? '').split(',');
    const data = [];
    for (let at = Date.parse(from); at < Date.parse(to); at += 86_400_000) {
      const start = new Date(at).toISOString();
      data.push(
        Object.fromEntries(
          this.namespaces.map(given => [given.namespace, step(given, start)]),
        ),
      );
    }
    return { code: 200, data };
  }
}

function step({ namespace, sharedCost = 0, totalCost }: Given, start: string) {
  const properties = namespace.startsWith('__')
    ? { cluster: 'main' }
    : { cluster: 'main', namespace };
  return { name: namespace, properties, start, sharedCost, totalCost };
}
