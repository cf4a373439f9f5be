// SPDX-License-Identifier: Apache-2.0
import { acmeBills } from './acmeBills';
import type { FocusRow } from './charges';

const toldAt = new Date('2026-03-11T10:30:00Z');
const bills = acmeBills({ toldAt, now: toldAt });
const rows = bills.flatMap(bill => bill.rows);

const days = (some: FocusRow[]) =>
  [...new Set(some.map(row => row.ChargePeriodStart.slice(0, 10)))].sort();

const tagOf = (row: FocusRow) => JSON.parse(row.Tags).service;

it('tells ninety whole days up to yesterday, a file for each month of each provider', () => {
  expect(days(rows)).toHaveLength(90);
  expect(days(rows)[89]).toBe('2026-03-10');
  expect(bills.map(({ name }) => name).sort()).toEqual([
    ...['aws/2025-12.csv', 'aws/2026-01.csv', 'aws/2026-02.csv'],
    ...['aws/2026-03.csv', 'azure/2025-12.csv', 'azure/2026-01.csv'],
    ...['azure/2026-02.csv', 'azure/2026-03.csv'],
  ]);
});

it('says of a day what it said before, on a later day', () => {
  const later = acmeBills({ toldAt, now: new Date('2026-03-14T08:00:00Z') });
  const again = later.flatMap(bill => bill.rows);
  expect(days(again)[92]).toBe('2026-03-13');
  const known = new Set(again.map(row => JSON.stringify(row)));
  expect(rows.filter(row => !known.has(JSON.stringify(row)))).toEqual([]);
});

it('has credits, a correction, and two currencies', () => {
  const credits = rows.filter(row => row.ChargeCategory === 'Credit');
  expect(credits.length).toBeGreaterThan(20);
  expect(credits.every(row => Number(row.EffectiveCost) < 0)).toBe(true);
  const corrections = rows.filter(row => row.ChargeClass === 'Correction');
  expect(new Set(corrections.map(tagOf))).toEqual(new Set(['orders-service']));
  expect(new Set(rows.map(row => row.BillingCurrency))).toEqual(
    new Set(['USD', 'EUR']),
  );
});

it('has a cluster without a tag', () => {
  const untagged = rows.filter(row => row.Tags === '{}');
  expect(new Set(untagged.map(row => row.ResourceName))).toEqual(
    new Set([1, 2, 3].map(number => `lab-cluster-node-${number}`)),
  );
});

it('has one service whose cost runs away', () => {
  const of = (name: string, day: string) =>
    rows
      .filter(
        row => tagOf(row) === name && row.ChargePeriodStart.startsWith(day),
      )
      .reduce((sum, row) => sum + Number(row.EffectiveCost), 0);
  expect(of('search-service', '2026-03-10')).toBeGreaterThan(
    1.3 * of('search-service', '2026-02-24'),
  );
  const calm = of('payment-service', '2026-03-10');
  expect(calm).toBeLessThan(1.3 * of('payment-service', '2026-02-24'));
});
