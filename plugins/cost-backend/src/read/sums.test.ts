// SPDX-License-Identifier: Apache-2.0
import { sumOf, type Amounts } from '@macadam/plugin-cost-common';
import { databaseOfSuite } from '@macadam/test-portal';
import fc from 'fast-check';
import { aBill, aCharge } from '../__testUtils__/bills';
import { platformEngineer, TestPortal } from '../__testUtils__/Portal';
import { totalsThatDiffer } from '../__testUtils__/totals';

jest.setTimeout(120_000);

const database = databaseOfSuite('@macadam/plugin-cost-backend');
const days = { first: '2026-03-01', last: '2026-03-31' };
const month = '2026-03';

const charges = fc.array(
  fc
    .record({
      effective: fc
        .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.nat(99_999))
        .map(([units, rest]) => `${units}.${String(rest).padStart(5, '0')}`),
      day: fc.integer({ min: 1, max: 31 }),
      kind: fc.constantFrom('usage' as const, 'credit' as const),
      currency: fc.constantFrom('EUR', 'USD'),
      service: fc.constantFrom('payment-service', 'ledger', 'search', 'none'),
      category: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      identity: fc.uuid(),
    })
    .map(({ day, service, category, ...given }) =>
      aCharge({
        ...given,
        day: `2026-03-${String(day).padStart(2, '0')}`,
        subject: { category, resourceId: category, tags: { service } },
      }),
    ),
  { minLength: 1, maxLength: 60 },
);

/** Without currencies of which nothing is left. */
const told = (amounts: Amounts) =>
  amounts.filter(({ amount }) => Number(amount) !== 0);

it('everything that is shown is the sum of the bills, to the last decimal, however it is taken apart', async () => {
  await fc.assert(
    fc.asyncProperty(charges, async all => {
      await database.empty();
      const { knex } = database;
      const bills = [aBill('march', all)];
      const portal = await TestPortal.start({ knex, bills });
      const client = portal.client(platformEngineer);
      const billed = sumOf(
        all.map(({ effective: amount, currency }) => [{ amount, currency }]),
      );
      const whole = told(billed);
      const { toDate } = await client.getSummary('organization', { month });
      expect(told(toDate)).toEqual(whole);
      for (const by of ['group', 'system', 'category', 'provider'] as const) {
        const { parts } = await client.getBreakdown({ month, by });
        const sum = sumOf(parts.map(part => part.toDate));
        expect(told(sum)).toEqual(whole);
      }
      const limit = 100;
      const lines = await client.getLines('organization', { ...days, limit });
      expect(told(sumOf(lines.items.map(line => [line])))).toEqual(whole);
      const { currencies } = await client.getSeries('organization', {
        ...days,
        by: 'category',
      });
      const bars = currencies.flatMap(({ currency, days: each }) =>
        each.flatMap(({ values }) =>
          values.map(amount => [{ amount, currency }]),
        ),
      );
      expect(told(sumOf(bars))).toEqual(whole);
      await expect(totalsThatDiffer(knex)).resolves.toEqual([]);
      await portal.stop();
    }),
    { numRuns: 8 },
  );
});
