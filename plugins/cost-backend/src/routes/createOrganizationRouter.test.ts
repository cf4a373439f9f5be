// SPDX-License-Identifier: Apache-2.0
import { aBill, aCharge, billOf, tagged } from '../__testUtils__/bills';
import { entity, platformEngineer } from '../__testUtils__/Portal';
import { portalPerTest } from '../__testUtils__/portalPerTest';

jest.setTimeout(60_000);

const payments = {
  kind: 'component',
  namespace: 'default',
  name: 'payment-service',
};
const month = '2026-03';

const tested = portalPerTest();

it('a breakdown tells the parts of the whole, what belongs to nobody among them', async () => {
  await tested.start([
    tagged('payment-service', { effective: '1' }),
    tagged('search', { effective: '2' }),
    aCharge({ day: '2026-03-03', effective: '4' }),
  ]);
  const { parts } = await tested.portal
    .client()
    .getBreakdown({ month, by: 'group' });
  const amounts = parts.map(({ title, toDate }) => [title, toDate[0].amount]);
  expect(new Map(amounts as [string, string][])).toEqual(
    new Map([
      ['payments', '1'],
      ['search', '2'],
      ['Not allocated', '4'],
    ]),
  );
});

describe('a budget', () => {
  const today = new Date().toISOString().slice(0, 10);
  const spent = tagged('ledger', { day: today, effective: '50' });

  it('is told beside what was spent, and its passing to the owner, once', async () => {
    await tested.start([spent], {
      cost: {
        budgets: [
          { entity: 'component:default/ledger', amount: 40, currency: 'USD' },
        ],
      },
    });
    const { items } = await tested.portal.client().getBudgets({});
    expect(items).toMatchObject([
      {
        entityRef: 'component:default/ledger',
        from: 'config',
        spent: '50',
        share: 1.25,
        state: 'passed',
      },
    ]);
    expect(tested.portal.sent).toMatchObject([
      {
        recipients: { type: 'entity', entityRef: ['group:default/payments'] },
        payload: { title: 'ledger has passed its budget' },
      },
    ]);
    await tested.portal.run('read-bills');
    expect(tested.portal.sent).toHaveLength(1);
  });

  it('may stand in an annotation', async () => {
    const annotations = { 'macadam.dev/monthly-budget': '1000 EUR' };
    const relations = [
      { type: 'ownedBy', targetRef: 'group:default/payments' },
    ];
    await tested.start([spent], {
      entities: [entity('Component', 'ledger', { annotations, relations })],
    });
    const { items } = await tested.portal.client().getBudgets({});
    expect(items).toMatchObject([
      {
        limit: { amount: '1000', currency: 'EUR' },
        from: 'annotation',
        spent: '0',
        notCounted: [{ amount: '50', currency: 'USD' }],
      },
    ]);
    expect(tested.portal.sent).toEqual([]);
  });

  it('is told in pages, the most urgent first, each with what belongs to it', async () => {
    const budgets = [
      ['component:default/search', 1000],
      ['component:default/ledger', 40],
      ['group:default/money', 60],
      ['group:default/payments', 70],
    ].map(([ref, amount]) => ({ entity: ref, amount, currency: 'USD' }));
    const charges = [spent, tagged('payment-service', { day: today })];
    await tested.start(charges, { cost: { budgets } });
    const { body: first } = await tested.portal.get(
      '/organization/budgets?limit=2',
    );
    expect(first).toMatchObject({
      total: 4,
      items: [
        { entityRef: 'component:default/ledger', state: 'passed' },
        { entityRef: 'group:default/money', spent: '55' },
      ],
    });
    const { nextCursor: cursor } = first;
    const second = await tested.portal.client().getBudgets({ cursor });
    expect(second.items.map(({ entityRef }) => entityRef)).toEqual([
      'group:default/payments',
      'component:default/search',
    ]);
    expect(second.nextCursor).toBeUndefined();
  });

  it('of what a person owns is told to that person', async () => {
    const annotations = { 'macadam.dev/monthly-budget': '10 USD' };
    const relations = [{ type: 'ownedBy', targetRef: 'user:default/ada' }];
    await tested.start([spent], {
      entities: [entity('Component', 'ledger', { annotations, relations })],
    });
    expect(tested.portal.sent).toMatchObject([
      { recipients: { entityRef: ['user:default/ada'] } },
    ]);
  });
});

it('bills, and what is wrong with them, are for the platform team', async () => {
  const rejects = [{ line: 2, column: 'BilledCost', reason: 'is empty' }];
  await tested.startWith({
    bills: [
      aBill('good', [tagged('search')]),
      billOf('bad', [{ charges: [], rejects }]),
    ],
  });
  const { items } = await tested.portal.client(platformEngineer).getBills({});
  expect(items).toMatchObject([
    {
      source: 'Bills of the test',
      name: 'bad',
      state: 'refused',
      rejects,
      isOlderCounted: false,
    },
    { name: 'good', state: 'counted', charges: 1, repeated: 0 },
  ]);
  expect((await tested.portal.get('/bills')).status).toBe(403);
  expect((await tested.portal.get('/bills', 'nobody')).status).toBe(401);
  const { sources } = await tested.portal
    .client()
    .getSummary(payments, { month });
  expect(sources).toMatchObject([{ refusedBills: 1 }]);
});

it('bills are told in pages, refused ones first, and a refusal beside what still counts', async () => {
  const rejects = [{ line: 2, column: 'BilledCost', reason: 'is empty' }];
  await tested.startWith({
    bills: ['a', 'b', 'c'].map(name => aBill(name, [tagged(name)])),
  });
  await tested.portal.stop();
  await tested.startWith({
    bills: [
      aBill('a', [tagged('a')]),
      billOf('b', [{ charges: [], rejects }]),
      aBill('c', [tagged('c')]),
    ],
  });
  const names = ({ items }: { items: { name: string; state: string }[] }) =>
    items.map(({ name, state }) => `${name} ${state}`);
  const first = await tested.portal.get('/bills?limit=2', platformEngineer);
  expect(first.body).toMatchObject({ total: 4, refused: 1 });
  expect(first.body.items[0]).toMatchObject({ isOlderCounted: true });
  expect(names(first.body)).toEqual(['b refused', 'c counted']);
  const { nextCursor: cursor } = first.body;
  const rest = await tested.portal
    .client(platformEngineer)
    .getBills({ cursor });
  expect(names(rest)).toEqual(['b counted', 'a counted']);
  expect(rest.nextCursor).toBeUndefined();
});

it.each([
  { name: 'is taken away', bills: [] },
  { name: 'is as it was before', bills: [aBill('a', [tagged('a')])] },
])('a refusal is forgotten when the file $name', async ({ bills: later }) => {
  const rejects = [{ line: 2, reason: 'is empty' }];
  const turns = [
    [aBill('a', [tagged('a')])],
    [billOf('a', [{ charges: [], rejects }])],
    later,
  ];
  for (const [turn, bills] of turns.entries()) {
    if (turn > 0) await tested.portal.stop();
    await tested.startWith({ bills });
  }
  const { items } = await tested.portal.client(platformEngineer).getBills({});
  expect(items).toMatchObject([{ name: 'a', state: 'counted' }]);
});

it('refuses an unknown breakdown, a page that no page led to, and nobody', async () => {
  await tested.start([]);
  const path = '/organization/breakdown?by=';
  expect((await tested.portal.get(`${path}colour`)).status).toBe(400);
  expect((await tested.portal.get(`${path}group`, 'nobody')).status).toBe(401);
  const budgets = '/organization/budgets';
  expect((await tested.portal.get(budgets, 'nobody')).status).toBe(401);
  expect((await tested.portal.get(`${budgets}?cursor=x`)).status).toBe(400);
  const bills = '/bills?cursor=x';
  expect((await tested.portal.get(bills, platformEngineer)).status).toBe(400);
});
