// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { leaveInTime } from './leaveInTime';

/** A server that one request has come to, over a connection that its caller keeps. */
async function asked(options?: { patienceMs: number }) {
  const hooks: Array<() => void | Promise<void>> = [];
  const server = createServer();
  leaveInTime(
    server,
    { addShutdownHook: hook => void hooks.push(hook) },
    options,
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const come = once(server, 'request');
  const answer = fetch(`http://127.0.0.1:${port}`);
  const [, response]: [unknown, ServerResponse] = (await come) as never;
  return {
    answer,
    response,
    /** As Backstage stops it. */
    async stop() {
      for (const hook of hooks) await hook();
      server.closeIdleConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

it('gives the answer that is under way, and keeps the connection no longer', async () => {
  const { answer, response, stop } = await asked();
  const stopped = stop();
  response.end('done');

  expect(await (await answer).text()).toBe('done');
  await stopped;
});

it('ends an answer that only waits', async () => {
  const { answer, response, stop } = await asked();
  response.writeHead(202).flushHeaders();
  const { status, text } = await answer.then(async given => ({
    status: given.status,
    text: given.text(),
  }));
  await stop();

  expect(status).toBe(202);
  expect(await text).toBe('');
});

it('cuts what takes too long', async () => {
  const { answer, stop } = await asked({ patienceMs: 0 });
  const [failed] = await Promise.allSettled([answer, stop()]);

  expect(failed.status).toBe('rejected');
});
