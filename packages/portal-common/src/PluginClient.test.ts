// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod/v3';
import { PluginClient } from './PluginClient';

const answerSchema = z.object({ name: z.string() });

let server: Server;
let answer: { status: number; body: unknown };
let seen: Array<{ request: string; type?: string; body: string }>;

beforeEach(async () => {
  answer = { status: 200, body: { name: 'ledger' } };
  seen = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    seen.push({
      request: `${request.method} ${request.url}`,
      type: request.headers['content-type'],
      body: Buffer.concat(chunks).toString(),
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => new Promise(resolve => server.close(resolve)));

it('reads an answer below the base URL of its plugin', async () => {
  await expect(client().read('/things/1', answerSchema)).resolves.toEqual({
    name: 'ledger',
  });
  expect(seen).toEqual([{ request: 'GET /api/things/things/1', body: '' }]);
});

it('sends a body as JSON', async () => {
  await client().ask('/things', { method: 'PUT', body: { name: 'one' } });
  expect(seen).toEqual([
    {
      request: 'PUT /api/things/things',
      type: 'application/json',
      body: '{"name":"one"}',
    },
  ]);
});

it('throws what the backend refused, with its status and its reason', async () => {
  const error = { name: 'NotAllowedError', message: 'Not yours' };
  // As Backstage's backends answer.
  answer = { status: 403, body: { error, response: { statusCode: 403 } } };
  const refusal = {
    name: 'ResponseError',
    statusCode: 403,
    cause: expect.objectContaining({ message: 'Not yours' }),
  };
  await expect(client().ask('/things')).rejects.toMatchObject(refusal);
  const reading = client().read('/things', answerSchema);
  await expect(reading).rejects.toMatchObject(refusal);
});

it('takes no answer of another shape', async () => {
  answer = { status: 200, body: { name: 7 } };
  await expect(client().read('/things', answerSchema)).rejects.toMatchObject({
    name: 'ZodError',
  });
});

it('asks no more once nobody waits', async () => {
  const signal = AbortSignal.abort();
  const reading = client().read('/things', answerSchema, { signal });
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  expect(seen).toEqual([]);
});

function client() {
  const { port } = server.address() as AddressInfo;
  return new PluginClient('things', {
    discoveryApi: {
      getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
    },
    fetchApi: { fetch },
  });
}
