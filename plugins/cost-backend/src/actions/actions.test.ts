// SPDX-License-Identifier: Apache-2.0
import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import { TestDatabases } from '@backstage/backend-test-utils';
import { aBill, aCharge } from '../__testUtils__/bills';
import { platformEngineer, TestPortal } from '../__testUtils__/Portal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const entityRef = 'component:default/payment-service';
const month = '2026-03';
const days = { first: '2026-03-01', last: '2026-03-31' };

let portal: TestPortal;

// None of them changes anything: one portal is enough.
beforeAll(async () => {
  const subject = { tags: { service: 'payment-service' } };
  const charges = [
    aCharge({ day: '2026-03-03', effective: '1.50', subject }),
    aCharge({ day: '2026-03-04', effective: '4', subject: { tags: {} } }),
  ];
  portal = await TestPortal.start({
    knex: await databases.init('POSTGRES_18'),
    bills: [aBill('march', charges)],
    features: [actionsRegistryServiceFactory],
  });
});
afterAll(() => portal.stop());

async function invoke(name: string, input: object, caller?: string) {
  const path = `/.backstage/actions/v1/actions/cost:${name}/invoke`;
  const { body, status } = await portal.post(path, input, caller);
  return { status, output: body.output, message: body.error?.message };
}

it('each action is there, and none of them changes anything', async () => {
  const { body } = await portal.get('/.backstage/actions/v1/actions');
  const told = body.actions.map(
    (action: { name: string; attributes: { readOnly: boolean } }) => [
      action.name,
      action.attributes.readOnly,
    ],
  );
  expect(new Map(told)).toEqual(
    new Map([
      ['get-cost-summary', true],
      ['get-cost-breakdown', true],
      ['list-budgets', true],
      ['list-cost-bills', true],
      ['list-cost-lines', true],
      ['explain-cost-allocation', true],
    ]),
  );
});

it('each answers as the page does', async () => {
  const summary = await invoke('get-cost-summary', { entityRef, month });
  expect(summary.output).toMatchObject({
    scope: entityRef,
    toDate: [{ amount: '1.5', currency: 'USD' }],
  });
  const breakdown = await invoke('get-cost-breakdown', { month, by: 'group' });
  expect(breakdown.output.parts).toMatchObject([
    { title: 'Not allocated' },
    { title: 'payments' },
  ]);
  const budgets = await invoke('list-budgets', {});
  expect(budgets.output).toEqual({ items: [], total: 0 });
  const bills = await invoke('list-cost-bills', {}, platformEngineer);
  expect(bills.output).toMatchObject({ total: 1, items: [{ name: 'march' }] });
  const lines = await invoke('list-cost-lines', { entityRef, ...days });
  expect(lines.output).toMatchObject({ total: 1, items: [{ amount: '1.5' }] });
  const rules = await invoke('explain-cost-allocation', { entityRef, ...days });
  expect(rules.output.rules).toMatchObject([{ rule: 'Tag service' }]);
});

it.each([
  {
    name: 'what the caller does not see',
    input: { entityRef: 'component:default/nothing', month },
    why: /No entity component:default\/nothing/,
  },
  {
    name: 'no reference',
    input: { entityRef: 'component:' },
    why: /entityRef/,
  },
  {
    name: 'no month',
    input: { entityRef, month: 'March' },
    why: /is no month/,
  },
  {
    name: 'what belongs to nobody, to who is not of the platform team',
    input: { entityRef: 'unallocated', month },
    why: /platform team/,
  },
])('refuses $name, and says so', async ({ input, why }) => {
  const { status, message } = await invoke('get-cost-summary', input);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(message).toMatch(why);
});

it('tells of bills to nobody else', async () => {
  const { status, message } = await invoke('list-cost-bills', {});
  expect(status).toBe(403);
  expect(message).toMatch(/platform team/);
});

it('tells the platform team what belongs to nobody', async () => {
  const input = { entityRef: 'unallocated', month };
  const { output } = await invoke('get-cost-summary', input, platformEngineer);
  expect(output.toDate).toEqual([{ amount: '4', currency: 'USD' }]);
});
