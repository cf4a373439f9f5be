// SPDX-License-Identifier: Apache-2.0
import { SandboxClock } from '../clock';
import { startMeter, type RunningMeter } from './startMeter';

const startsAt = new Date('2026-03-11T10:30:00Z');

let clock: SandboxClock;
let meter: RunningMeter;

beforeAll(async () => {
  clock = new SandboxClock({ scale: 1, startsAt });
  meter = await startMeter({
    port: 0,
    clock,
    costsOf: () => [
      {
        ...{ cluster: 'main', namespace: 'payments' },
        ...{ cpuCost: 1, ramCost: 0.5, sharedCost: 0.25 },
      },
      { cluster: 'main', cpuCost: 2, ramCost: 0, sharedCost: 0 },
    ],
    serviceCosts: (name, day) =>
      name === 'payments'
        ? [
            { resource: 'Errors', type: 'Software', cost: 1.5 },
            {
              resource: 'Probes',
              type: 'Software',
              cost: day < '2026-03-01' ? 2 : 1,
            },
          ]
        : undefined,
  });
});
afterAll(async () => {
  clock.close();
  await meter.close();
});

const ask = async (query: string) => {
  const response = await fetch(`${meter.url}/allocation?step=1d&${query}`);
  return { status: response.status, body: await response.json() };
};

it('tells each day of a window that is over, idle capacity when it is asked for', async () => {
  const window = '2026-03-09T00:00:00Z,2026-03-15T00:00:00Z';
  const { body } = await ask(`window=${window}&includeIdle=true`);
  expect(body.data.map(Object.keys)).toEqual([
    ['payments', '__idle__'],
    ['payments', '__idle__'],
  ]);
  expect(body.data[1].payments).toMatchObject({
    properties: { cluster: 'main', namespace: 'payments' },
    start: '2026-03-10T00:00:00Z',
    end: '2026-03-11T00:00:00Z',
    totalCost: 1.75,
  });
  const without = await ask('window=7d&aggregate=cluster,namespace');
  expect(without.body.data).toHaveLength(7);
  expect(Object.keys(without.body.data[0])).toEqual(['main/payments']);
});

it.each(['window=lastcentury', 'window=1d&aggregate=pod', 'window=900d'])(
  'refuses %s as OpenCost does',
  async query => {
    const { status, body } = await ask(query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 400, message: expect.any(String) });
  },
);

it('tells what a service cost in the month up to yesterday, and in the month before', async () => {
  const response = await fetch(`${meter.url}/services/payments/cost`);
  await expect(response.json()).resolves.toEqual({
    serviceName: 'payments',
    totalMonthlyCost: 25,
    previousMonthlyCost: 98,
    breakdown: [
      {
        resource: 'Errors',
        type: 'Software',
        monthlyCost: 15,
        trend: 'stable',
      },
      { resource: 'Probes', type: 'Software', monthlyCost: 10, trend: 'down' },
    ],
    lastUpdated: '2026-03-10T23:59:59.000Z',
  });
});

it.each([
  { name: 'nobody', status: 404 },
  { name: '%E0%A4%A', status: 400 },
])('knows no service $name', async ({ name, status }) => {
  const response = await fetch(`${meter.url}/services/${name}/cost`);
  expect(response.status).toBe(status);
});

it('says what it does not serve', async () => {
  const response = await fetch(`${meter.url}/assets`);
  expect(response.status).toBe(501);
});
