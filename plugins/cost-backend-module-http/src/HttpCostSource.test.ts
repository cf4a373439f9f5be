// SPDX-License-Identifier: Apache-2.0
import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { ChargeRecord } from '@macadam/plugin-cost-node';
import { SandboxClock, startMeter } from '@macadam/sandbox';
import Big from 'big.js';
import { HttpCostSource } from './HttpCostSource';

jest.setTimeout(60_000);

let server: Server;
let answer: RequestListener;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

const json =
  (body: unknown, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };

const told = {
  serviceName: 'payment-service',
  totalMonthlyCost: 100.1,
  previousMonthlyCost: 310,
  breakdown: [
    {
      resource: 'payment-db',
      type: 'Databases',
      monthlyCost: 70.07,
      trend: 'up',
    },
  ],
  lastUpdated: '2026-11-03T08:00:00Z',
};

async function read(components = ['payment-service'], at?: string) {
  const { port } = server.address() as AddressInfo;
  const source = new HttpCostSource({
    baseUrl: at ?? `http://127.0.0.1:${port}/api`,
    token: 'given',
    currency: 'EUR',
    firstDelayMilliseconds: 1,
  });
  const { signal } = new AbortController();
  const bills: Record<string, ChargeRecord[]> = {};
  for await (const bill of source.bills({ signal, components })) {
    for await (const { charges } of bill.read(signal)) {
      bills[bill.name] = charges;
    }
  }
  return bills;
}

const sumOf = (charges: ChargeRecord[]) =>
  charges
    .reduce((sum, { effective }) => sum.plus(effective), new Big(0))
    .toFixed();

it('spreads what is told of a month over its days, to the last decimal', async () => {
  answer = json(told);
  const bills = await read();
  expect(asked).toContain('/api/services/payment-service/cost Bearer given');
  const present = bills['payment-service 2026-11'];
  const before = bills['payment-service 2026-10'];
  expect(sumOf(present)).toBe('100.1');
  expect(sumOf(before)).toBe('310');
  expect(before).toHaveLength(31);
  expect(new Set(present.map(({ day }) => day))).toEqual(
    new Set(['2026-11-01', '2026-11-02', '2026-11-03']),
  );
  const database = present.filter(
    ({ subject }) => subject.resourceId === 'payment-db',
  );
  expect(sumOf(database)).toBe('70.07');
  expect(database[0]).toMatchObject({
    currency: 'EUR',
    subject: { category: 'Databases', tags: { service: 'payment-service' } },
  });
});

it("reads what the sandbox's meter tells, and passes over what it does not know", async () => {
  const startsAt = new Date('2026-11-04T09:00:00Z');
  const clock = new SandboxClock({ scale: 1, startsAt });
  const meter = await startMeter({
    ...{ port: 0, clock, costsOf: () => [] },
    serviceCosts: name =>
      name === 'payment-service'
        ? [{ resource: 'Errors', type: 'Software', cost: 1.5 }]
        : undefined,
  });
  const bills = await read(['search', 'payment-service'], meter.url);
  expect(Object.keys(bills)).toEqual([
    'payment-service 2026-10',
    'payment-service 2026-11',
  ]);
  expect(sumOf(bills['payment-service 2026-10'])).toBe('46.5');
  expect(sumOf(bills['payment-service 2026-11'])).toBe('4.5');
  clock.close();
  await meter.close();
});

it('has nothing of what the service does not know', async () => {
  answer = json({ error: 'unknown' }, 404);
  await expect(read()).resolves.toEqual({});
});

it.each([
  {
    name: 'another shape',
    listener: json({ ...told, totalMonthlyCost: 'much' }),
  },
  { name: 'no permission', listener: json({}, 401) },
])('fails for $name', async ({ listener }) => {
  answer = listener;
  await expect(read()).rejects.toThrow(/Cost service/);
});
