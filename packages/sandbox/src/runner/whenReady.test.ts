// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { whenReady } from './whenReady';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach(server => server.close()));

async function answering(...statuses: number[]) {
  let asked = 0;
  const server = createServer((_, response) => {
    response.statusCode = statuses[Math.min(asked, statuses.length - 1)];
    asked += 1;
    response.end();
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked: () => asked };
}

it('asks until the answer is a success', async () => {
  const portal = await answering(503, 200);
  const ready = await whenReady(portal.url, new AbortController().signal);
  expect(ready).toBe(true);
  expect(portal.asked()).toBe(2);
});

it('gives up when it is told to', async () => {
  const portal = await answering(503);
  const stop = new AbortController();
  const ready = whenReady(portal.url, stop.signal);
  stop.abort();
  expect(await ready).toBe(false);
});
