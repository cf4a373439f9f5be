// SPDX-License-Identifier: Apache-2.0
import type { Bill, ChargeRecord } from '@macadam/plugin-cost-node';
import { databaseOfSuite } from '@macadam/test-portal';
import Big from 'big.js';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { aBill, aCharge, billOf } from '../__testUtils__/bills';
import { totalsThatDiffer } from '../__testUtils__/totals';
import { BillStore } from '../store/BillStore';
import { ChargeStore } from '../store/ChargeStore';
import { SubjectStore } from '../store/SubjectStore';
import { BillImport } from './BillImport';

jest.setTimeout(120_000);

const database = databaseOfSuite('@macadam/plugin-cost-backend');
const { signal } = new AbortController();

let knex: Knex;
let take: (bill: Bill) => ReturnType<BillImport['take']>;

beforeEach(() => {
  knex = database.knex;
  const imports = new BillImport({
    knex,
    bills: new BillStore(knex),
    charges: new ChargeStore(new SubjectStore(knex)),
  });
  take = bill => imports.take('focus', bill, signal);
});

/** What is shown: the daily sums together, exact. */
async function shown(): Promise<string> {
  const { rows } = await knex.raw(
    'select trim_scale(coalesce(sum(effective), 0))::text as sum from daily',
  );
  return rows[0].sum;
}

const of = (...amounts: string[]) =>
  amounts.map(effective => aCharge({ effective }));

it('counts a bill once, whatever its name', async () => {
  await expect(take(aBill('a', of('1', '2')))).resolves.toEqual({
    kind: 'counted',
    charges: 2,
    repeated: 0,
  });
  await expect(take(aBill('a', of('1', '2')))).resolves.toEqual({
    kind: 'known',
  });
  await expect(take(aBill('copy', of('1', '2')))).resolves.toEqual({
    kind: 'duplicate',
  });
  await expect(shown()).resolves.toBe('3');
});

it('counts charges once that come in another order, or in an overlapping bill', async () => {
  await take(aBill('a', of('1', '2')));
  await expect(take(aBill('b', of('2', '1', '4')))).resolves.toEqual({
    kind: 'counted',
    charges: 3,
    repeated: 2,
  });
  await expect(shown()).resolves.toBe('7');
});

it('counts two charges of one bill that say the same twice', async () => {
  await take(aBill('a', of('1', '1')));
  await take(aBill('b', of('1')));
  await expect(shown()).resolves.toBe('2');
});

it('puts a bill that comes again in the place of the old one', async () => {
  await take(aBill('a', of('1', '2')));
  await take(aBill('a', of('2', '0.5')));
  await expect(shown()).resolves.toBe('2.5');
  const { rows } = await knex.raw('select * from daily where charges < 1');
  expect(rows).toEqual([]);
});

it('goes on counting a charge that another bill tells too, when the bill that told it first does not any more', async () => {
  await take(aBill('a', of('1', '2')));
  await take(aBill('b', of('2', '4')));
  await take(aBill('a', of('1')));
  await expect(shown()).resolves.toBe('7');
  await take(aBill('b', of('4')));
  await expect(shown()).resolves.toBe('5');
});

it('counts nothing of a bill with a reject, and leaves what counted under its name', async () => {
  await take(aBill('a', of('1')));
  const reject = { line: 3, column: 'BilledCost', reason: 'is no number' };
  const refused = billOf('a', [
    { charges: of('100'), rejects: [] },
    { charges: [], rejects: [reject] },
    { charges: of('200'), rejects: [] },
  ]);
  await expect(take(refused)).resolves.toEqual({
    kind: 'refused',
    rejects: [reject],
  });
  await expect(shown()).resolves.toBe('1');
  await expect(take(refused)).resolves.toEqual({ kind: 'known' });
  await take(aBill('a', of('2')));
  await expect(knex('bills').select('name', 'state')).resolves.toEqual([
    { name: 'a', state: 'counted' },
  ]);
});

it('counts nothing of a bill that cannot be read, and reads it again', async () => {
  const broken: Bill = {
    ...aBill('a', []),
    async *read() {
      yield { charges: of('1'), rejects: [] };
      throw new Error('The disk is gone');
    },
  };
  await expect(take(broken)).rejects.toThrow('The disk is gone');
  await expect(shown()).resolves.toBe('0');
  await expect(
    take({ ...aBill('a', of('1')), digest: broken.digest }),
  ).resolves.toMatchObject({ kind: 'counted' });
});

it('what is shown is what was imported, to the last decimal, in whatever order bills come, overlap and are replaced', async () => {
  const amount = fc
    .tuple(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      fc.integer({ min: 0, max: 12 }),
    )
    .map(([units, scale]) =>
      new Big(units.toString()).div(new Big(10).pow(scale)).toFixed(),
    );
  const charge = fc
    .record({
      effective: amount,
      day: fc.constantFrom('2026-11-01', '2026-11-02'),
      kind: fc.constantFrom('usage' as const, 'credit' as const),
      isCorrection: fc.boolean(),
      currency: fc.constantFrom('EUR', 'USD'),
      resourceId: fc.constantFrom('i-1', 'i-2'),
    })
    .map(({ resourceId, ...given }) =>
      aCharge({ ...given, subject: { resourceId } }),
    );
  // Few charges, so that bills overlap.
  const script = fc.array(charge, { minLength: 1, maxLength: 5 }).chain(pool =>
    fc.array(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c'),
        charges: fc.array(fc.constantFrom(...pool), { maxLength: 6 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  );
  await fc.assert(
    fc.asyncProperty(script, async steps => {
      await database.empty();
      const imports = new BillImport({
        knex,
        bills: new BillStore(knex),
        charges: new ChargeStore(new SubjectStore(knex)),
      });
      const current = new Map<string, ChargeRecord[]>();
      for (const { name, charges } of steps) {
        await imports.take('focus', aBill(name, charges), signal);
        current.set(name, charges);
      }
      // As the next turn does, which finds what counts under no other name any more.
      for (const [name, charges] of current) {
        await imports.take('focus', aBill(name, charges), signal);
      }
      await expect(sums()).resolves.toEqual(expected([...current.values()]));
      await expect(totalsThatDiffer(knex)).resolves.toEqual([]);
    }),
    { numRuns: 40 },
  );
});

async function sums(): Promise<Record<string, string>> {
  const { rows } = await knex.raw(
    `select day::text || kind || currency as key, trim_scale(sum(effective))::text as sum, sum(charges)::int as charges
     from daily group by 1`,
  );
  return Object.fromEntries(
    rows.map(({ key, sum, charges }: Record<string, string>) => [
      key,
      `${sum} of ${charges}`,
    ]),
  );
}

/** Of each charge as many as the bill has that has most of it. */
function expected(bills: ChargeRecord[][]): Record<string, string> {
  const most = new Map<string, { charge: ChargeRecord; count: number }>();
  for (const charges of bills) {
    for (const charge of charges) {
      const count = charges.filter(
        one => one.identity === charge.identity,
      ).length;
      const known = most.get(charge.identity)?.count ?? 0;
      most.set(charge.identity, { charge, count: Math.max(count, known) });
    }
  }
  const totals = new Map<string, { sum: Big; charges: number }>();
  for (const { charge, count } of most.values()) {
    const { day, currency, isCorrection } = charge;
    const kind = isCorrection ? 'correction' : charge.kind;
    const key = `${day}${kind}${currency}`;
    const { sum, charges } = totals.get(key) ?? { sum: new Big(0), charges: 0 };
    totals.set(key, {
      sum: sum.plus(new Big(charge.effective).times(count)),
      charges: charges + count,
    });
  }
  return Object.fromEntries(
    [...totals].map(([key, { sum, charges }]) => [
      key,
      `${sum.toFixed()} of ${charges}`,
    ]),
  );
}
