// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { nthPage } from './deepPage.mjs';

const first = { method: 'GET', path: '/by-query?limit=20' };

/**
 * A catalog of so many pages, whose cursors are the pages' numbers.
 * @param {import('node:test').TestContext} t
 * @param {number} pages
 */
async function aCatalogOf(t, pages) {
  const server = createServer(async (request, response) => {
    const [body] = await request.toArray();
    const { searchParams } = new URL(String(request.url), 'http://x');
    const cursor = body ? JSON.parse(body).cursor : searchParams.get('cursor');
    const page = Number(cursor);
    const pageInfo = page < pages ? { nextCursor: String(page + 1) } : {};
    response.end(JSON.stringify({ items: [], pageInfo }));
  }).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (
    server.address()
  );
  return /** @type {import('./sides.mjs').Side} */ ({
    url: `http://127.0.0.1:${port}`,
    token: async () => 'a token',
  });
}

test('a list that goes on by a cursor in the body is followed page by page', async t => {
  const body = JSON.stringify({ cursor: '2', limit: 20 });
  const next = { method: 'POST', path: '/by-query', body };
  const side = await aCatalogOf(t, 300);
  const { body: asked } = await nthPage(side, { first, next }, 250);
  assert.deepEqual(JSON.parse(String(asked)), { cursor: '250', limit: 20 });
});

test('a cursor in the address is followed too, to the last page there is', async t => {
  const next = { method: 'GET', path: '/by-query?cursor=2&limit=20' };
  const side = await aCatalogOf(t, 7);
  const { path } = await nthPage(side, { first, next }, 250);
  assert.equal(path, '/by-query?cursor=7&limit=20');
});

test('a list that counts rows is asked for the page by its offset', async t => {
  const next = { method: 'GET', path: '/by-query?limit=20&offset=20' };
  const side = await aCatalogOf(t, 300);
  const { path } = await nthPage(side, { first, next }, 250);
  assert.equal(path, '/by-query?limit=20&offset=4980');
});
