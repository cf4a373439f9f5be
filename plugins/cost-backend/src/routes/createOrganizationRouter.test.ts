// SPDX-License-Identifier: Apache-2.0
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { aBill, aCharge, billOf, tagged } from '../__testUtils__/bills';
import { entity, platformEngineer, TestPortal } from '../__testUtils__/Portal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const payments = {
  kind: 'component',
  namespace: 'default',
  name: 'payment-service',
};
const month = '2026-03';

let knex: Knex;
let portal: TestPortal;

beforeEach(async () => {
  knex = await databases.init('POSTGRES_18');
});
afterEach(() => portal.stop());

async function start(
  charges: ReturnType<typeof aCharge>[],
  given: Omit<Parameters<typeof TestPortal.start>[0], 'knex' | 'bills'> = {},
) {
  portal = await TestPortal.start({
    knex,
    bills: [aBill('march', charges)],
    ...given,
  });
  return portal;
}

it('a breakdown tells the parts of the whole, what belongs to nobody among them', async () => {
  await start([
    tagged('payment-service', { effective: '1' }),
    tagged('search', { effective: '2' }),
    aCharge({ day: '2026-03-03', effective: '4' }),
  ]);
  const { parts } = await portal.client().getBreakdown({ month, by: 'group' });
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
    await start([spent], {
      cost: {
        budgets: [
          { entity: 'component:default/ledger', amount: 40, currency: 'USD' },
        ],
      },
    });
    const { items } = await portal.client().getBudgets({});
    expect(items).toMatchObject([
      {
        entityRef: 'component:default/ledger',
        from: 'config',
        spent: '50',
        share: 1.25,
        state: 'passed',
      },
    ]);
    expect(portal.sent).toMatchObject([
      {
        recipients: { type: 'entity', entityRef: ['group:default/payments'] },
        payload: { title: 'ledger has passed its budget' },
      },
    ]);
    await portal.run('read-bills');
    expect(portal.sent).toHaveLength(1);
  });

  it('may stand in an annotation', async () => {
    const annotations = { 'macadam.dev/monthly-budget': '1000 EUR' };
    const relations = [
      { type: 'ownedBy', targetRef: 'group:default/payments' },
    ];
    await start([spent], {
      entities: [entity('Component', 'ledger', { annotations, relations })],
    });
    const { items } = await portal.client().getBudgets({});
    expect(items).toMatchObject([
      {
        limit: { amount: '1000', currency: 'EUR' },
        from: 'annotation',
        spent: '0',
        notCounted: [{ amount: '50', currency: 'USD' }],
      },
    ]);
    expect(portal.sent).toEqual([]);
  });

  it('is told in pages, the most urgent first, each with what belongs to it', async () => {
    const budgets = [
      ['component:default/search', 1000],
      ['component:default/ledger', 40],
      ['group:default/money', 60],
      ['group:default/payments', 70],
    ].map(([ref, amount]) => ({ entity: ref, amount, currency: 'USD' }));
    const charges = [spent, tagged('payment-service', { day: today })];
    await start(charges, { cost: { budgets } });
    const { body: first } = await portal.get('/organization/budgets?limit=2');
    expect(first).toMatchObject({
      total: 4,
      items: [
        { entityRef: 'component:default/ledger', state: 'passed' },
        { entityRef: 'group:default/money', spent: '55' },
      ],
    });
    const { nextCursor: cursor } = first;
    const second = await portal.client().getBudgets({ cursor });
    expect(second.items.map(({ entityRef }) => entityRef)).toEqual([
      'group:default/payments',
      'component:default/search',
    ]);
    expect(second.nextCursor).toBeUndefined();
  });

  it('of what a person owns is told to that person', async () => {
    const annotations = { 'macadam.dev/monthly-budget': '10 USD' };
    const relations = [{ type: 'ownedBy', targetRef: 'user:default/ada' }];
    await start([spent], {
      entities: [entity('Component', 'ledger', { annotations, relations })],
    });
    expect(portal.sent).toMatchObject([
      { recipients: { entityRef: ['user:default/ada'] } },
    ]);
  });
});

it('bills, and what is wrong with them, are for the platform team', async () => {
  const rejects = [{ line: 2, column: 'BilledCost', reason: 'is empty' }];
  portal = await TestPortal.start({
    knex,
    bills: [
      aBill('good', [tagged('search')]),
      billOf('bad', [{ charges: [], rejects }]),
    ],
  });
  const { items } = await portal.client(platformEngineer).getBills({});
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
  expect((await portal.get('/bills')).status).toBe(403);
  expect((await portal.get('/bills', 'nobody')).status).toBe(401);
  const { sources } = await portal.client().getSummary(payments, { month });
  expect(sources).toMatchObject([{ refusedBills: 1 }]);
});

it('bills are told in pages, refused ones first, and a refusal beside what still counts', async () => {
  const rejects = [{ line: 2, column: 'BilledCost', reason: 'is empty' }];
  portal = await TestPortal.start({
    knex,
    bills: ['a', 'b', 'c'].map(name => aBill(name, [tagged(name)])),
  });
  await portal.stop();
  portal = await TestPortal.start({
    knex,
    bills: [
      aBill('a', [tagged('a')]),
      billOf('b', [{ charges: [], rejects }]),
      aBill('c', [tagged('c')]),
    ],
  });
  const names = ({ items }: { items: { name: string; state: string }[] }) =>
    items.map(({ name, state }) => `${name} ${state}`);
  const first = await portal.get('/bills?limit=2', platformEngineer);
  expect(first.body).toMatchObject({ total: 4, refused: 1 });
  expect(first.body.items[0]).toMatchObject({ isOlderCounted: true });
  expect(names(first.body)).toEqual(['b refused', 'c counted']);
  const { nextCursor: cursor } = first.body;
  const rest = await portal.client(platformEngineer).getBills({ cursor });
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
    if (turn > 0) await portal.stop();
    portal = await TestPortal.start({ knex, bills });
  }
  const { items } = await portal.client(platformEngineer).getBills({});
  expect(items).toMatchObject([{ name: 'a', state: 'counted' }]);
});

it('refuses an unknown breakdown, a page that no page led to, and nobody', async () => {
  await start([]);
  const path = '/organization/breakdown?by=';
  expect((await portal.get(`${path}colour`)).status).toBe(400);
  expect((await portal.get(`${path}group`, 'nobody')).status).toBe(401);
  const budgets = '/organization/budgets';
  expect((await portal.get(budgets, 'nobody')).status).toBe(401);
  expect((await portal.get(`${budgets}?cursor=x`)).status).toBe(400);
  const bills = '/bills?cursor=x';
  expect((await portal.get(bills, platformEngineer)).status).toBe(400);
});
