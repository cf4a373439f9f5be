// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GoldenPathClient } from './GoldenPathApi';
import { fieldProblemsOf } from './preview';

describe('GoldenPathClient', () => {
  let server: Server;
  let seen: string[];
  let answer: { status: number; body: unknown };

  beforeEach(async () => {
    seen = [];
    server = createServer((request, response) => {
      seen.push(`${request.method} ${request.url}`);
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => new Promise(resolve => server.close(resolve)));

  it('asks for a name as one path segment', async () => {
    answer = { status: 200, body: { name: 'a/b', available: true } };
    await expect(client().getNameAvailability('a/b')).resolves.toEqual({
      name: 'a/b',
      available: true,
    });
    expect(seen).toEqual(['GET /api/golden-path/names/a%2Fb']);
  });

  it('removes what a run left', async () => {
    answer = { status: 200, body: { taskId: 'one', removed: [] } };
    await client().removeRemains('one');
    expect(seen).toEqual(['DELETE /api/golden-path/runs/one/remains']);
  });

  it('tells which fields a form does not take', async () => {
    const fields = [{ field: 'port', message: 'must be less than 65536' }];
    answer = refusal({ message: 'No', fields });
    const error = await client()
      .preview({ templateRef: 'template:default/one', values: {} })
      .catch(thrown => thrown);
    expect(fieldProblemsOf(error)).toEqual(fields);
  });

  it.each([
    { name: 'another refusal', error: { message: 'Not yours' } },
    { name: 'fields of another shape', error: { fields: ['port'] } },
  ])('knows no fields of $name', async ({ error: refused }) => {
    answer = refusal(refused);
    const error = await client()
      .preview({ templateRef: 'template:default/one', values: {} })
      .catch(thrown => thrown);
    expect(fieldProblemsOf(error)).toEqual([]);
    expect(fieldProblemsOf(new Error('away'))).toEqual([]);
  });

  /** As Backstage's backends answer. */
  function refusal(error: object) {
    return { status: 400, body: { error, response: { statusCode: 400 } } };
  }

  function client() {
    const { port } = server.address() as AddressInfo;
    return new GoldenPathClient({
      discoveryApi: {
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
      },
      fetchApi: { fetch },
    });
  }
});
