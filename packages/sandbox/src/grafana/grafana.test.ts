// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { SandboxClock } from '../clock';
import type { StoryDashboard } from '../story';
import { startGrafana, type RunningGrafana } from './startGrafana';

const TOKEN = 'glsa_of-the-test-company';

/** Strictly `Hit` of grafana-openapi-client-go: a field that it does not know fails as well. */
const hit = z
  .object({
    id: z.number().int().min(1),
    uid: z.string().min(1).max(40),
    orgId: z.number().int(),
    title: z.string(),
    uri: z.string().startsWith('db/'),
    url: z.string().startsWith('/d/'),
    slug: z.string(),
    type: z.literal('dash-db'),
    tags: z.array(z.string()),
    isStarred: z.boolean(),
    sortMeta: z.number().int(),
    isDeleted: z.boolean(),
  })
  .strict();

const aDashboard = (title: string, tags: string[]): StoryDashboard => ({
  uid: title.toLowerCase(),
  title,
  tags,
  panels: ['Latency', 'Errors'],
});

let clock: SandboxClock;
let grafana: RunningGrafana;
let dashboards: StoryDashboard[];

beforeAll(async () => {
  clock = new SandboxClock({ scale: 1 });
  grafana = await startGrafana({
    port: 0,
    token: TOKEN,
    clock,
    dashboards: () => dashboards,
  });
});
beforeEach(() => {
  dashboards = [
    aDashboard('Refunds', ['payments', 'slo']),
    aDashboard('Charges', ['payments']),
    { ...aDashboard('Orders', ['orders']), title: 'Orders: <all> & more' },
  ];
});
afterEach(() => grafana.faults.clear());
afterAll(async () => {
  clock.close();
  await grafana.close();
});

const ask = (path: string, token = TOKEN) =>
  fetch(`${grafana.url}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });

async function search(query: string) {
  const response = await ask(`/api/search?${query}`);
  expect(response.status).toBe(200);
  return z.array(hit).parse(await response.json());
}

it('answers with hits as Grafana describes them', async () => {
  expect(await search('type=dash-db&query=orders')).toEqual([
    {
      id: 3,
      uid: 'orders',
      orgId: 1,
      title: 'Orders: <all> & more',
      uri: 'db/orders-all-more',
      url: '/d/orders/orders-all-more',
      slug: '',
      type: 'dash-db',
      tags: ['orders'],
      isStarred: false,
      sortMeta: 0,
      isDeleted: false,
    },
  ]);
});

it.each([
  ['', ['Charges', 'Orders: <all> & more', 'Refunds']],
  ['tag=payments', ['Charges', 'Refunds']],
  ['tag=payments&tag=slo', ['Refunds']],
  ['tag=payments&tag=orders', []],
  ['query=FUND', ['Refunds']],
  ['type=dash-folder', []],
  ['limit=2', ['Charges', 'Orders: <all> & more']],
  ['limit=2&page=2', ['Refunds']],
  ['limit=many', ['Charges', 'Orders: <all> & more', 'Refunds']],
])('finds by "%s"', async (query, titles) => {
  expect((await search(query)).map(({ title }) => title)).toEqual(titles);
});

it('shows what was added meanwhile', async () => {
  dashboards = [...dashboards, aDashboard('New', ['new'])];
  expect(await search('tag=new')).toHaveLength(1);
});

it.each([
  ['another-token', 'Invalid API key', 'api-key.invalid'],
  ['', 'Unauthorized', 'auth.unauthorized'],
])('lets nobody in with "%s"', async (token, message, messageId) => {
  const headers = token ? { authorization: `Bearer ${token}` } : undefined;
  const response = await fetch(`${grafana.url}/api/search`, { headers });
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual({
    ...{ message, messageId, statusCode: 401, extra: null, traceID: '' },
  });
});

it.each([
  ['/api/search?limit=5001', 422],
  ['/api/search?folderUIDs=x', 501],
  ['/api/dashboards/uid/orders', 501],
])('refuses %s with %d and says why', async (path, status) => {
  const response = await ask(path);
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({ message: expect.any(String) });
});

it('misbehaves on demand', async () => {
  grafana.faults.add(aFault({ status: 403 }));
  const refused = await ask('/api/search');
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ title: 'Access denied' });
  grafana.faults.add(aFault({ status: 429 }));
  const limited = await ask('/api/search');
  expect(limited.headers.get('retry-after')).toBe('7');
  grafana.faults.add(aFault({ mode: 'cut' }));
  const cut = ask('/api/search').then(answer => answer.text());
  await expect(cut).rejects.toThrow();
});

it('tells its health to everybody', async () => {
  const response = await fetch(`${grafana.url}/api/health`);
  expect(await response.json()).toEqual({
    database: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    commit: expect.any(String),
  });
});

it('has pages to which links lead', async () => {
  const page = async (path: string) => {
    const response = await fetch(`${grafana.url}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const [{ url }] = await search('query=orders');
  const { text } = await page(url);
  expect(text).toContain('<h1>Orders: &lt;all&gt; &amp; more</h1>');
  expect(text).toContain('<li>Latency</li>');
  const list = await page('/dashboards?tag=payments&tag=slo');
  expect(list.text).toContain('href="/d/refunds/refunds"');
  expect(list.text).not.toContain('/d/charges');
  expect((await page('/dashboards?tag=none')).text).toContain('None.');
  expect((await page('/d/nowhere/x')).status).toBe(404);
});

const aFault = (change: { status?: number; mode?: 'cut' }) => ({
  ...{ match: '/api/', mode: 'status' as const, when: 'before' as const },
  ...{ times: 1, status: 500, retryAfterSeconds: 7, delayMilliseconds: 0 },
  ...change,
});
