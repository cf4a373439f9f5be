// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  /** Where pages are, e.g. `http://localhost:7010`. */
  base: string;
  /** From now on requests are answered; those that came before have waited. */
  open(listener: http.RequestListener): void;
  close(): void;
}

/** A client that asks again just when we hang up loses its request, and whoever it renewed a session for is signed out: it is to hang up first. */
const IDLE_MILLISECONDS = 3_600_000;

/** Takes a port of the loopback interface; 0 takes a free one. */
export async function listen(port: number): Promise<Listening> {
  const server = http.createServer({ keepAliveTimeout: IDLE_MILLISECONDS });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  let release: (listener: http.RequestListener) => void = () => undefined;
  const opened = new Promise<http.RequestListener>(resolve => {
    release = resolve;
  });
  server.on('request', (request, response) => {
    opened.then(
      listener => listener(request, response),
      () => response.destroy(),
    );
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    base: `http://localhost:${taken}`,
    open: release,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
