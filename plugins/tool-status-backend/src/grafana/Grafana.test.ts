// SPDX-License-Identifier: Apache-2.0
import {
  aDashboard,
  startTestTools,
  TOKEN,
  type TestTools,
} from '../__testUtils__/tools';
import { Grafana } from './Grafana';

jest.setTimeout(60_000);

const crowd = Array.from({ length: 21 }, (_, index) =>
  aDashboard(`d-${index}`, {
    title: `Board ${String(index).padStart(2, '0')}`,
    tags: ['crowd'],
  }),
);

let tools: TestTools;

beforeAll(async () => {
  tools = await startTestTools({
    dashboards: [
      aDashboard('payments'),
      aDashboard('refunds', { title: 'A refund' }),
      aDashboard('others', { tags: ['service=payments-gateway'] }),
      aDashboard('odd', { tags: ['a & b=c'] }),
      aDashboard('../../logout', { tags: ['hostile'] }),
      ...crowd,
    ],
  });
});

afterAll(() => tools.close());

const find = (tag: string, baseUrl = tools.grafanaUrl) =>
  new Grafana({
    apiBaseUrl: tools.grafanaUrl,
    baseUrl,
    token: TOKEN,
  }).dashboardsOf(tag);

it('names the dashboards that carry the tag, and no others', async () => {
  expect(await find('service=payments')).toEqual({
    dashboards: [
      { title: 'A refund', url: `${tools.grafanaUrl}/d/refunds` },
      { title: 'Dashboard payments', url: `${tools.grafanaUrl}/d/payments` },
    ],
    hasMore: false,
  });
});

it('leads to pages that are there', async () => {
  const [{ url }] = (await find('service=payments')).dashboards;
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('A refund');
});

it('leads below where people see it, wherever it is asked', async () => {
  const { dashboards } = await find('a & b=c', 'https://acme.example/graphs/');
  expect(dashboards).toEqual([
    { title: 'Dashboard odd', url: 'https://acme.example/graphs/d/odd' },
  ]);
});

it('finds nothing where no dashboard carries the tag', async () => {
  expect(await find('payments')).toEqual({ dashboards: [], hasMore: false });
});

it('takes twenty, and says that there are more', async () => {
  const { dashboards, hasMore } = await find('crowd');
  expect(dashboards).toHaveLength(20);
  expect(dashboards[0].title).toBe('Board 00');
  expect(hasMore).toBe(true);
});

it('leads nowhere by an id that is none', async () => {
  expect((await find('hostile')).dashboards).toEqual([]);
});
