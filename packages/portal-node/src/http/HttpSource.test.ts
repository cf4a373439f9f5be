// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod/v3';
import { CredentialsRefusedError } from './CredentialsRefusedError';
import { HttpSource } from './HttpSource';

type Answer = (
  request: http.IncomingMessage,
  response: http.ServerResponse,
) => void;

let server: http.Server;
let asked: string[];
/** One for each request; the last one answers all that come after. */
let answers: Answer[];

beforeEach(async () => {
  asked = [];
  server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const thing = z.object({ name: z.string() });
const found = json({ name: 'one' });

it('asks with its headers, and a query without what has no value', async () => {
  let authorization: string | undefined;
  answers = [
    (request, response) => {
      authorization = request.headers.authorization;
      found(request, response);
    },
  ];
  const query = { 'ids[]': ['a', 'b'], limit: 5, cursor: undefined };
  const answer = await source().get('/things', { query, answer: thing });
  expect(answer).toEqual({ name: 'one' });
  expect(asked).toEqual(['/api/things?ids%5B%5D=a&ids%5B%5D=b&limit=5']);
  expect(authorization).toBe('Token s3cret');
});

it.each([
  { name: 'a server that fails', first: status(500) },
  { name: 'a spent limit', first: status(429, { 'retry-after': '0' }) },
  {
    name: 'an answer that is cut off',
    first: ((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"name":', () => response.destroy());
    }) as Answer,
  },
  { name: 'an answer of another shape', first: json({ title: 'one' }) },
  {
    name: 'a page of a proxy',
    first: ((_, response) => response.end('<html>Sign in</html>')) as Answer,
  },
  { name: 'silence', first: () => undefined },
])('asks again after $name', async ({ first }) => {
  answers = [first, found];
  const answer = await source().get('/things', { answer: thing });
  expect(answer).toEqual({ name: 'one' });
  expect(asked).toHaveLength(2);
});

it.each([
  {
    answer: status(401),
    name: 'ServiceUnavailableError',
    says: "does not accept the portal's credentials",
  },
  {
    answer: status(403),
    name: 'ServiceUnavailableError',
    says: 'do not reach that far',
  },
  { answer: status(404), name: 'NotFoundError', says: 'status 404' },
  { answer: status(400), name: 'Error', says: 'status 400' },
  {
    answer: status(429, { 'retry-after': '61' }),
    name: 'ServiceUnavailableError',
    says: 'rate limit is spent',
  },
])('says why it gives up: $says', async ({ answer, name, says }) => {
  answers = [answer];
  const query = { token: 'also s3cret' };
  const refused = source().get('/things', { query, answer: thing });
  const error = await refused.catch(e => e);
  expect(error).toMatchObject({
    name,
    message: expect.stringMatching(
      `^Vendor answered "GET /api/things" with .*${says}`,
    ),
  });
  expect(error.stack).not.toContain('s3cret');
  expect(asked).toHaveLength(1);
});

it.each([
  { name: 'a refusal of the credentials', answer: status(401), is: true },
  {
    name: 'credentials that do not reach so far',
    answer: status(403),
    is: true,
  },
  {
    name: 'a limit that is told by 403',
    answer: status(403, { 'retry-after': '61' }),
    is: false,
  },
  {
    name: 'a server that serves no such thing',
    answer: status(501),
    is: false,
  },
])('tells $name from what else fails', async ({ answer, is }) => {
  answers = [answer];
  const refused = source().get('/things', { answer: thing });
  const error = await refused.catch(e => e);
  expect(error instanceof CredentialsRefusedError).toBe(is);
});

it('finds nothing where there is nothing, and throws what else is wrong', async () => {
  answers = [status(404), found, status(400)];
  const find = () => source().find('/things', { answer: thing });
  expect(await find()).toBeUndefined();
  expect(await find()).toEqual({ name: 'one' });
  await expect(find()).rejects.toThrow('status 400');
});

it('says which part of an answer does not fit, and not what stands there', async () => {
  answers = [json({ name: 4711 })];
  const refused = source().get('/things', { answer: thing });
  await expect(refused).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
    message:
      'Vendor answered "GET /api/things" with what does not fit (name: Expected string, received number)',
  });
});

it('follows no redirect', async () => {
  answers = [
    status(302, { location: `http://localhost:${port()}/elsewhere` }),
    found,
  ];
  const refused = source().get('/things', { answer: thing });
  await expect(refused).rejects.toThrow('with status 302');
  expect(asked).toEqual(['/api/things']);
});

it('stops when it is told to', async () => {
  const stopping = new AbortController();
  answers = [
    (_, response) => {
      response.writeHead(429, { 'retry-after': '30' }).end();
      stopping.abort(new Error('enough'));
    },
  ];
  const { signal } = stopping;
  const stopped = source().get('/things', { answer: thing, signal });
  await expect(stopped).rejects.toThrow('enough');
});

describe('pages', () => {
  const next = (page: number) => ({
    link: `<http://localhost:${port()}/api/things?page=${page}>; rel="next"`,
  });

  it('come first to last', async () => {
    answers = [json({ name: 'one' }, next(2)), json({ name: 'two' })];
    expect(await all(5)).toEqual([{ name: 'one' }, { name: 'two' }]);
    expect(asked).toEqual(['/api/things', '/api/things?page=2']);
  });

  it('come to an end even where the vendor promises more for ever', async () => {
    answers = [json({ name: 'again' }, next(2))];
    await expect(all(3)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'Vendor promises more than 3 pages of /things',
    });
    expect(asked).toHaveLength(3);
  });

  async function all(mostPages: number) {
    const pages: unknown[] = [];
    const question = { answer: thing, mostPages };
    for await (const page of source().pages('/things', question)) {
      pages.push(page);
    }
    return pages;
  }
});

function source(): HttpSource {
  return new HttpSource({
    title: 'Vendor',
    baseUrl: `http://localhost:${port()}/api/`,
    headers: () => ({ authorization: 'Token s3cret' }),
    attemptTimeoutMilliseconds: 500,
    firstDelayMilliseconds: 1,
  });
}

function port(): number {
  return (server.address() as AddressInfo).port;
}

function json(body: unknown, headers = {}): Answer {
  return (_, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));
}

function status(code: number, headers = {}): Answer {
  return (_, response) => response.writeHead(code, headers).end('s3cret');
}
