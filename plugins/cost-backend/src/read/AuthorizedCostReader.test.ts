// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aCharge, tagged } from '../__testUtils__/bills';
import { lead, other, owner, platformEngineer } from '../__testUtils__/Portal';
import { portalPerTest } from '../__testUtils__/portalPerTest';

jest.setTimeout(60_000);

const march = { first: '2026-03-01', last: '2026-03-31' };
const month = '2026-03';

const tested = portalPerTest();

describe('a group that keeps its costs to itself', () => {
  const charges = [
    tagged('ledger', { effective: '1' }),
    tagged('search', { effective: '2' }),
  ];
  const cost = { privateGroups: ['group:default/money'] };
  const ledger = '/entities/component/default/ledger/summary';

  it.each([
    { name: 'a member', caller: owner, status: 200 },
    { name: 'a lead', caller: lead, status: 200 },
    { name: 'the platform team', caller: platformEngineer, status: 200 },
    { name: 'anybody else', caller: other, status: 403 },
  ])('answers $name with $status', async ({ caller, status }) => {
    await tested.start(charges, { cost });
    expect((await tested.portal.get(ledger, caller)).status).toBe(status);
  });

  it('is no part of what others see of the whole, and is said to be left out', async () => {
    await tested.start(charges, { cost });
    const path = `/organization/summary?month=${month}`;
    const { body } = await tested.portal.get(path, other);
    expect(body.toDate).toEqual([{ amount: '2', currency: 'USD' }]);
    expect(body.hidden).toBeGreaterThan(0);
  });

  it('is in none of the parts that others see, and in no day', async () => {
    const own = { category: 'Secret', tags: { service: 'ledger' } };
    await tested.start([...charges, tagged('ledger', { subject: own })], {
      cost,
    });
    const client = tested.portal.client(other);
    for (const by of ['group', 'system', 'category', 'provider'] as const) {
      const { parts } = await client.getBreakdown({ month, by });
      expect(parts.flatMap(({ toDate }) => toDate)).toEqual([
        { amount: '2', currency: 'USD' },
      ]);
    }
    for (const by of ['category', 'kind', 'resource'] as const) {
      const series = await client.getSeries('organization', { ...march, by });
      const [{ parts, days }] = series.currencies;
      expect(parts).not.toContain('Secret');
      expect(days[2].values).toEqual(['2']);
    }
  });
});

it('of several entities those are left out that the caller may not see', async () => {
  const decision = { result: AuthorizeResult.CONDITIONAL } as never;
  await tested.start([tagged('ledger'), tagged('search')], {
    features: [
      mockServices.permissions.mock({
        authorizeConditional: async () => [decision],
      }).factory,
    ],
  });
  const { body } = await tested.portal.get(
    `/organization/summary?month=${month}`,
  );
  expect(body.toDate).toEqual([{ amount: '10', currency: 'USD' }]);
});

it('tells nothing to who may read nothing of the catalog', async () => {
  const decision = { result: AuthorizeResult.DENY } as never;
  await tested.start([], {
    features: [
      mockServices.permissions.mock({
        authorizeConditional: async () => [decision],
      }).factory,
    ],
  });
  expect((await tested.portal.get('/organization/summary')).status).toBe(403);
});

describe('what belongs to nobody', () => {
  const charges = [
    tagged('search', { effective: '2', subject: { resourceId: 'known' } }),
    aCharge({
      day: '2026-03-03',
      effective: '4',
      subject: { resourceId: 'secret' },
    }),
  ];

  it('is part of the sum for everybody, and its lines are for the platform team', async () => {
    await tested.start(charges);
    const told = async (caller: string) => {
      const client = tested.portal.client(caller);
      const { toDate, topLines } = await client.getSummary('organization', {
        month,
      });
      const lines = await client.getLines('organization', march);
      const series = await client.getSeries('organization', {
        ...march,
        by: 'resource',
      });
      return {
        sum: toDate[0].amount,
        top: topLines.map(({ title }) => title),
        lines: lines.items.map(({ title }) => title),
        isPartial: lines.leavesOutUnallocated,
        parts: series.currencies[0].parts,
      };
    };
    await expect(told(other)).resolves.toEqual({
      sum: '6',
      top: ['known'],
      lines: ['known'],
      isPartial: true,
      parts: ['Not allocated', 'known'],
    });
    await expect(told(platformEngineer)).resolves.toEqual({
      sum: '6',
      top: ['secret', 'known'],
      lines: ['secret', 'known'],
      isPartial: false,
      parts: ['secret', 'known'],
    });
  });
});
