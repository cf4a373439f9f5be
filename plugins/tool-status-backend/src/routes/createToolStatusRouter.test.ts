// SPDX-License-Identifier: Apache-2.0
import { mockCredentials } from '@backstage/backend-test-utils';
import { ToolStatusPortal } from '../__testUtils__/ToolStatusPortal';
import {
  countRequests,
  startTestTools,
  type TestTools,
} from '../__testUtils__/tools';

jest.setTimeout(60_000);

let tools: TestTools;
let portal: ToolStatusPortal;

beforeEach(async () => {
  tools = await startTestTools();
  portal = await ToolStatusPortal.start(tools);
});

afterEach(async () => {
  jest.restoreAllMocks();
  await portal.stop();
  await tools.close();
});

it('tells the dashboards and the quality gate of an entity, and where that is known from', async () => {
  const readAt = expect.any(String);
  expect(await portal.told('payment-service')).toEqual([
    {
      tool: 'grafana',
      status: {
        kind: 'measured',
        dashboards: [
          {
            title: 'Dashboard payments',
            url: `${tools.grafanaUrl}/d/payments`,
          },
        ],
        hasMore: false,
      },
      source: { title: 'Grafana', readAt },
    },
    {
      tool: 'sonarqube',
      status: {
        kind: 'measured',
        qualityGate: 'passed',
        url: `${tools.sonarqubeUrl}/dashboard?id=acme_payments`,
        failedConditions: [],
      },
      source: { title: 'SonarQube', readAt },
    },
  ]);
});

it('finds the project behind an instance', async () => {
  const [, sonarqube] = await portal.told('orders-service');
  expect(sonarqube.status).toMatchObject({ qualityGate: 'failed' });
});

it.each([
  {
    name: 'new-service',
    says: ['No dashboard carries the tag new', 'SonarQube has not analysed'],
  },
  {
    name: 'unknown-service',
    says: [
      'No dashboard carries the tag unknown',
      'SonarQube knows no project acme_unknown',
    ],
  },
])('says what is not there yet for $name', async ({ name, says }) => {
  expect(await portal.told(name)).toMatchObject(
    says.map(text => ({
      status: {
        kind: 'no-data',
        why: 'nothing-yet',
        reason: expect.stringContaining(text),
      },
      source: { readAt: expect.any(String) },
    })),
  );
});

it.each(['silent-service', 'blank-service'])(
  'says nothing of %s, which names nothing',
  async name => {
    const requests = countRequests();
    expect(await portal.told(name)).toEqual([]);
    expect(requests()).toBe(0);
  },
);

it('says since when a tool is away', async () => {
  await tools.misbehave({ mode: 'status', status: 404, times: 99 });
  const [grafana] = await portal.told('payment-service');
  expect(grafana).toMatchObject({
    status: { kind: 'no-data', why: 'unreachable' },
    source: {
      failingSince: expect.any(String),
      reason: expect.stringContaining('status 404'),
    },
  });
});

it('starts without any tool, and says what to set', async () => {
  const alone = await ToolStatusPortal.start();
  const told = await alone.told('payment-service');
  await alone.stop();
  expect(told).toMatchObject([
    {
      status: {
        why: 'not-configured',
        whatToDo: expect.stringContaining('macadam.links.grafana.baseUrl'),
      },
    },
    {
      status: {
        why: 'not-configured',
        whatToDo: expect.stringContaining('toolStatus.sonarqube.token'),
      },
    },
  ]);
});

it('asks each tool once for all who look within a minute', async () => {
  const requests = countRequests();
  await Promise.all([
    portal.told('payment-service'),
    portal.told('payment-service'),
  ]);
  await portal.told('payment-service');
  expect(requests()).toBe(2);
});

it('answers 400 to a name that is none', async () => {
  const { status, body } = await portal.ask('a%00b');
  expect(status).toBe(400);
  expect(body.error.message).toMatch(/^name/);
});

it('answers 401 to nobody', async () => {
  expect((await portal.ask('payment-service', 'nobody')).status).toBe(401);
});

it('answers 403 to a service: it reads as nobody in particular', async () => {
  const { status } = await portal
    .ask('payment-service')
    .set('Authorization', mockCredentials.service.header());
  expect(status).toBe(403);
});

it('answers 404 for what is not there', async () => {
  expect((await portal.ask('nothing')).status).toBe(404);
});
