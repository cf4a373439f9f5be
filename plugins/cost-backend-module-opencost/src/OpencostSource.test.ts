// SPDX-License-Identifier: Apache-2.0
import type { DailyShares } from '@macadam/plugin-cost-node';
import { SandboxClock, startMeter, type RunningMeter } from '@macadam/sandbox';
import { OpencostSource } from './OpencostSource';

jest.setTimeout(60_000);

const now = new Date('2026-11-10T23:00:00Z');

let clock: SandboxClock;
let meter: RunningMeter;

beforeEach(async () => {
  clock = new SandboxClock({ scale: 1, startsAt: now });
  const used = { cluster: 'main', cpuCost: 2, ramCost: 1 };
  meter = await startMeter({
    port: 0,
    clock,
    costsOf: () => [
      {
        ...{ ...used, namespace: 'payments', sharedCost: 0.5 },
        labels: { team: 'money' },
      },
      { ...used, sharedCost: 0 },
      {
        cluster: 'other',
        namespace: 'alone',
        cpuCost: 1,
        ramCost: 0,
        sharedCost: 0,
      },
    ],
  });
});
afterEach(async () => {
  clock.close();
  await meter.close();
});

async function read(
  since: string,
  labels: string[] = [],
): Promise<DailyShares[]> {
  const source = new OpencostSource({
    baseUrl: meter.url,
    currency: 'EUR',
    cluster: 'unnamed',
    ...{ headers: {}, labels },
    firstDelayMilliseconds: 1,
    now: () => now,
  });
  const { signal } = new AbortController();
  const days: DailyShares[] = [];
  for await (const day of source.dailyShares({ since, signal })) days.push(day);
  return days;
}

it('tells what each namespace cost on a day; idle capacity and what is shared by all are parts of their own', async () => {
  const [main, other] = await read('2026-11-09');
  expect(main).toMatchObject({
    cluster: 'main',
    day: '2026-11-09',
    currency: 'EUR',
  });
  expect(
    main.shares.map(({ amount, subject }) => [
      subject.namespace,
      subject.resourceName,
      subject.service,
      amount,
    ]),
  ).toEqual([
    ['payments', 'payments', 'Kubernetes', '3'],
    ['payments', 'payments', 'Kubernetes, shared by all', '0.5'],
    [undefined, 'Idle capacity', 'Kubernetes', '3'],
  ]);
  expect(other).toMatchObject({ cluster: 'other', shares: [{ amount: '1' }] });
});

it('tells a namespace apart by the labels that are asked for', async () => {
  const [main, other] = await read('2026-11-09', ['team', 'app']);
  const subjects = main.shares.map(({ subject }) => subject);
  expect(subjects).toMatchObject([
    {
      namespace: 'payments',
      resourceId: 'main/payments/money/__unallocated__',
      resourceName: 'payments, money',
      tags: { team: 'money' },
    },
    { service: 'Kubernetes, shared by all', tags: { team: 'money' } },
    { resourceName: 'Idle capacity', tags: {} },
  ]);
  expect(other.shares[0].subject).toMatchObject({
    ...{ namespace: 'alone', resourceName: 'alone', tags: {} },
  });
});

it('reads every day that is over, and none twice', async () => {
  const days = (await read('2026-10-20'))
    .filter(({ cluster }) => cluster === 'main')
    .map(({ day }) => day);
  expect(days).toHaveLength(21);
  expect(new Set(days).size).toBe(21);
  expect(days[20]).toBe('2026-11-09');
});

it.each(['status', 'cut', 'malformed'] as const)(
  'fails when OpenCost does: %s',
  async mode => {
    meter.faults.add({
      ...{ match: 'GET /allocation', mode, when: 'before', times: 100 },
      ...{ status: 403, retryAfterSeconds: 0, delayMilliseconds: 0 },
    });
    await expect(read('2026-11-09')).rejects.toThrow(/OpenCost answered/);
  },
);
