// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import { aCharge, tagged } from '../__testUtils__/bills';
import { entity, platformEngineer } from '../__testUtils__/Portal';
import { portalPerTest } from '../__testUtils__/portalPerTest';
import { totalsThatDiffer } from '../__testUtils__/totals';

jest.setTimeout(60_000);

const service = '/entities/component/default/payment-service';
const payments = {
  kind: 'component',
  namespace: 'default',
  name: 'payment-service',
};
const march = { first: '2026-03-01', last: '2026-03-31' };
const month = '2026-03';

const tested = portalPerTest();

describe('a summary', () => {
  it('tells what an entity costs, against the days before, and what it is made of', async () => {
    await tested.start([
      tagged('payment-service', { effective: '10.50', list: '12' }),
      tagged('payment-service', {
        effective: '-0.25',
        list: '0',
        kind: 'credit',
      }),
      tagged('payment-service', { day: '2026-02-03', effective: '5' }),
      tagged('payment-service', { day: '2026-02-20', effective: '7' }),
      tagged('ledger', { effective: '100' }),
    ]);
    const summary = await tested.portal
      .client()
      .getSummary(payments, { month });
    expect(summary).toMatchObject({
      scope: 'component:default/payment-service',
      month: {
        first: '2026-03-01',
        last: '2026-03-31',
        through: '2026-03-03',
        knownDays: 3,
        days: 31,
      },
      toDate: [{ amount: '10.25', currency: 'USD' }],
      sameDaysBefore: [{ amount: '5', currency: 'USD' }],
      lastMonth: [{ amount: '12', currency: 'USD' }],
      changes: [{ currency: 'USD', difference: '5.25', ratio: 1.05 }],
      warnAbove: 0.1,
      kinds: [
        { kind: 'credit', amounts: [{ amount: '-0.25' }] },
        { kind: 'usage', amounts: [{ amount: '10.5' }] },
      ],
      savings: [{ amount: '1.75', currency: 'USD' }],
      budget: null,
      topLines: [{ title: 'i-1', amount: '10.25', rule: 'Tag service' }],
      sources: [{ id: 'test', state: 'fresh', lastDay: '2026-03-03' }],
      hidden: 0,
    });
  });

  it('of a group is of what it and the groups below it own; of a system, of its parts; of all, of everything', async () => {
    await tested.start([
      tagged('payment-service', { effective: '1' }),
      tagged('ledger', { effective: '2' }),
      tagged('search', { effective: '4' }),
      aCharge({ day: '2026-03-03', effective: '8' }),
      aCharge({
        day: '2026-03-03',
        effective: '16',
        subject: { tags: { team: 'payments' } },
      }),
    ]);
    const toDate = async (of: string) =>
      (await tested.portal.get(`${of}/summary?month=${month}`)).body.toDate[0]
        .amount;
    await expect(toDate('/entities/group/default/money')).resolves.toBe('19');
    await expect(toDate('/entities/system/default/checkout')).resolves.toBe(
      '1',
    );
    await expect(toDate('/organization')).resolves.toBe('31');
    const { body } = await tested.portal.get(
      `/organization/summary?month=${month}`,
    );
    expect(body.unallocated).toEqual([{ amount: '8', currency: 'USD' }]);
  });

  it('keeps currencies apart', async () => {
    await tested.start([
      tagged('payment-service', { effective: '1', currency: 'EUR' }),
      tagged('payment-service', { effective: '2', currency: 'USD' }),
    ]);
    const { toDate } = await tested.portal
      .client()
      .getSummary(payments, { month });
    expect(toDate).toEqual([
      { amount: '1', currency: 'EUR' },
      { amount: '2', currency: 'USD' },
    ]);
  });

  it('tells everything in one currency at the rates of the days, and what has no rate in its own', async () => {
    const directory = createMockDirectory();
    directory.setContent({
      'rates.csv':
        'date,currency,rate\n2026-03-01,USD,0.5\n2026-03-03,USD,0.25',
    });
    const rates = directory.resolve('rates.csv');
    await tested.start(
      [
        tagged('payment-service', { effective: '1', currency: 'EUR' }),
        tagged('payment-service', { day: '2026-03-02', effective: '8' }),
        tagged('payment-service', { day: '2026-03-05', effective: '4' }),
        tagged('payment-service', { effective: '3', currency: 'GBP' }),
      ],
      { cost: { conversion: { currency: 'EUR', rates } } },
    );
    const { toDate } = await tested.portal
      .client()
      .getSummary(payments, { month });
    expect(toDate).toEqual([
      { amount: '6', currency: 'EUR' },
      { amount: '3', currency: 'GBP' },
    ]);
    const bills = await tested
      .knex('daily')
      .distinct('currency')
      .orderBy('currency');
    expect(bills.map(({ currency }) => currency)).toEqual([
      ...['EUR', 'GBP', 'USD'],
    ]);
  });

  it('of what nobody billed is empty, and no error', async () => {
    await tested.start([]);
    const summary = await tested.portal
      .client()
      .getSummary(payments, { month });
    expect(summary).toMatchObject({
      month: { through: null },
      toDate: [],
      changes: [],
      topLines: [],
    });
  });

  it('follows the catalog, for all of history', async () => {
    await tested.start([tagged('newcomer', { effective: '3' })]);
    const unallocated = () =>
      tested.portal
        .client(platformEngineer)
        .getSummary('unallocated', { month })
        .then(({ toDate }) => toDate);
    await expect(unallocated()).resolves.toEqual([
      { amount: '3', currency: 'USD' },
    ]);
    await tested.portal.stop();
    await tested.start([tagged('newcomer', { effective: '3' })], {
      entities: [entity('Component', 'newcomer')],
    });
    await expect(unallocated()).resolves.toEqual([]);
    await expect(totalsThatDiffer(tested.knex)).resolves.toEqual([]);
  });
});

it('lines come the costliest first, page by page, with why they are whose they are', async () => {
  const of = (resourceId: string, effective: string) =>
    tagged('payment-service', {
      effective,
      subject: { resourceId, tags: { service: 'payment-service' } },
    });
  await tested.start([of('a', '1'), of('b', '3'), of('c', '2')]);
  const client = tested.portal.client();
  const first = await client.getLines(payments, { ...march, limit: 2 });
  expect(first).toMatchObject({
    total: 3,
    items: [
      { title: 'b', amount: '3', because: 'tag service = payment-service' },
      { title: 'c', amount: '2' },
    ],
  });
  expect(first.items[0].trend).toEqual([0, 0, 3]);
  const cursor = first.nextCursor;
  const second = await client.getLines(payments, { ...march, cursor });
  expect(second.items).toMatchObject([{ title: 'a' }]);
  expect(second.nextCursor).toBeUndefined();
});

it('a series tells each day by its largest parts, the rest together', async () => {
  const of = (category: string, effective: string) =>
    tagged('payment-service', {
      effective,
      subject: { category, tags: { service: 'payment-service' } },
    });
  await tested.start(
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name, index) =>
      of(name, String(index + 1)),
    ),
  );
  const days = { first: '2026-03-02', last: '2026-03-03' };
  const series = await tested.portal
    .client()
    .getSeries(payments, { ...days, by: 'category' });
  expect(series.currencies).toEqual([
    {
      currency: 'USD',
      parts: ['g', 'f', 'e', 'd', 'c', 'Everything else'],
      days: [
        { day: '2026-03-02', values: Array(6).fill('0') },
        { day: '2026-03-03', values: ['7', '6', '5', '4', '3', '3'] },
      ],
    },
  ]);
});

it('an allocation tells the rules that applied, and which of its costs are of a cluster', async () => {
  await tested.start([
    tagged('payment-service', { effective: '1', subject: { cluster: 'main' } }),
    tagged('search', { effective: '2', subject: { cluster: 'other' } }),
  ]);
  const allocation = await tested.portal
    .client()
    .getAllocation(payments, march);
  expect(allocation.rules).toEqual([
    {
      rule: 'Tag service',
      says: 'tag service names a component',
      resources: 1,
      amounts: [{ amount: '1', currency: 'USD' }],
    },
  ]);
  expect(allocation.clusters).toEqual([
    { name: 'main', says: expect.stringMatching(/^No bill is known/) },
  ]);
});

const days = 'first=2026-03-01&last=2026-03-02';

it.each([
  { what: 'summary', query: '', wrong: 'month=13' },
  { what: 'series', query: days, wrong: 'first=2026-03-02&last=2026-03-01' },
  { what: 'lines', query: days, wrong: `${days}&cursor=x` },
  { what: 'lines.csv', query: days, wrong: 'first=yesterday' },
  {
    what: 'allocation',
    query: days,
    wrong: 'first=2020-01-01&last=2026-01-01',
  },
])(
  'refuses nobody, what is no entity, what is no name, what is wrong, and the unallocated to others: $what',
  async ({ what, query, wrong }) => {
    await tested.start([]);
    const status = async (path: string, caller?: string) =>
      (await tested.portal.get(path, caller)).status;
    const at = (name: string) =>
      `/entities/component/default/${name}/${what}?${query}`;
    await expect(status(at('payment-service'))).resolves.toBe(200);
    await expect(status(at('payment-service'), 'nobody')).resolves.toBe(401);
    await expect(status(at('nothing'))).resolves.toBe(404);
    await expect(status(at('a%00b'))).resolves.toBe(400);
    await expect(status(`${service}/${what}?${wrong}`)).resolves.toBe(400);
    await expect(
      status(`/organization/${what}?${query}`, 'nobody'),
    ).resolves.toBe(401);
    await expect(status(`/unallocated/${what}?${query}`)).resolves.toBe(403);
    await expect(
      status(`/unallocated/${what}?${query}`, platformEngineer),
    ).resolves.toBe(200);
  },
);
