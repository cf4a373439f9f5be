// SPDX-License-Identifier: Apache-2.0
import type { DailyShares } from '@macadam/plugin-cost-node';
import { Meter } from './__testUtils__/Meter';
import { OpencostSource } from './OpencostSource';

jest.setTimeout(60_000);

let meter: Meter;
afterEach(() => meter.stop());

async function read(since: string, now: string): Promise<DailyShares[]> {
  const source = new OpencostSource({
    baseUrl: meter.baseUrl,
    currency: 'EUR',
    cluster: 'unnamed',
    headers: {},
    now: () => new Date(now),
  });
  const { signal } = new AbortController();
  const days: DailyShares[] = [];
  for await (const day of source.dailyShares({ since, signal })) days.push(day);
  return days;
}

it('tells what each namespace cost on a day; idle capacity and what is shared by all are parts of their own', async () => {
  meter = await Meter.start([
    { namespace: 'payments', totalCost: 3.5, sharedCost: 0.5 },
    { namespace: '__idle__', totalCost: 2 },
    { namespace: 'broken', totalCost: null },
  ]);
  const [day] = await read('2026-11-02', '2026-11-03T10:00:00Z');
  expect(day).toMatchObject({
    cluster: 'main',
    day: '2026-11-02',
    currency: 'EUR',
  });
  expect(
    day.shares.map(({ amount, subject }) => [
      subject.namespace,
      subject.resourceName,
      subject.service,
      amount,
    ]),
  ).toEqual([
    ['payments', 'payments', 'Kubernetes', '3'],
    ['payments', 'payments', 'Kubernetes, shared by all', '0.5'],
    [undefined, 'Idle capacity', 'Kubernetes', '2'],
  ]);
});

it('asks for whole days that are over, a week at a time', async () => {
  meter = await Meter.start([{ namespace: 'payments', totalCost: 1 }]);
  const days = await read('2026-11-01', '2026-11-10T23:00:00Z');
  expect(meter.windows).toEqual([
    '2026-11-01T00:00:00Z,2026-11-08T00:00:00Z',
    '2026-11-08T00:00:00Z,2026-11-10T00:00:00Z',
  ]);
  expect(days).toHaveLength(9);
});

it('fails when OpenCost does', async () => {
  meter = await Meter.start([]);
  meter.status = 403;
  await expect(read('2026-11-01', '2026-11-02T10:00:00Z')).rejects.toThrow(
    /OpenCost answered/,
  );
});
