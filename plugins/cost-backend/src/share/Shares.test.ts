// SPDX-License-Identifier: Apache-2.0
import type { DailyShares } from '@macadam/plugin-cost-node';
import { databaseOfSuite } from '@macadam/test-portal';
import type { Knex } from 'knex';
import { aBill, aCharge } from '../__testUtils__/bills';
import { platformEngineer, TestPortal } from '../__testUtils__/Portal';

jest.setTimeout(60_000);

const database = databaseOfSuite('@macadam/plugin-cost-backend');
const month = '2026-03';
const day = '2026-03-03';

let knex: Knex;
let portal: TestPortal;

beforeEach(() => {
  knex = database.knex;
});
afterEach(() => portal.stop());

const machine = (effective: string) =>
  aCharge({ day, effective, subject: { tags: { cluster: 'main' } } });

const part = (name: string, amount: string, namespace?: string) => ({
  amount,
  subject: {
    provider: 'Kubernetes',
    category: 'Compute',
    service: 'Kubernetes',
    resourceId: `main/${name}`,
    namespace,
    tags: {},
  },
});

const shares: DailyShares[] = [
  {
    cluster: 'main',
    day,
    currency: 'USD',
    shares: [
      part('payment-service', '3', 'payment-service'),
      part('__idle__', '1'),
    ],
  },
];

const rules = [{ name: 'Namespace', from: 'namespace', kind: 'component' }];
const clusters = [{ name: 'main', from: 'tag:cluster' }];

async function amounts() {
  const toDate = async (of: string) =>
    (await portal.get(`${of}/summary?month=${month}`, platformEngineer)).body
      .toDate;
  const service = '/entities/component/default/payment-service';
  return {
    service: await toDate(service),
    unallocated: await toDate('/unallocated'),
    all: await toDate('/organization'),
  };
}

const usd = (amount: string) => [{ amount, currency: 'USD' }];

it('shares out what the bill has of the machines, and nothing counts twice', async () => {
  portal = await TestPortal.start({
    knex,
    bills: [aBill('march', [machine('8')])],
    shares,
    cost: { rules, clusters },
  });
  await expect(amounts()).resolves.toEqual({
    service: usd('6'),
    unallocated: usd('2'),
    all: usd('8'),
  });
});

it('shares out anew when the bill is corrected', async () => {
  const given = { knex, shares, cost: { rules, clusters } };
  portal = await TestPortal.start({
    ...given,
    bills: [aBill('march', [machine('8')])],
  });
  await portal.stop();
  portal = await TestPortal.start({
    ...given,
    bills: [aBill('march', [machine('4')])],
  });
  await expect(amounts()).resolves.toEqual({
    service: usd('3'),
    unallocated: usd('1'),
    all: usd('4'),
  });
});

it('leaves a charge with its machine where nothing is known to have run', async () => {
  portal = await TestPortal.start({
    knex,
    bills: [aBill('march', [machine('8')])],
    shares: [{ ...shares[0], shares: [] }],
    cost: { rules, clusters },
  });
  await expect(amounts()).resolves.toMatchObject({ unallocated: usd('8') });
});

it('takes for the cost what is reckoned, where no bill has the machines', async () => {
  portal = await TestPortal.start({ knex, shares, cost: { rules } });
  await expect(amounts()).resolves.toEqual({
    service: usd('3'),
    unallocated: usd('1'),
    all: usd('4'),
  });
});
