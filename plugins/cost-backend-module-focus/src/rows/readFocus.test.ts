// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';
import { aRow, csvOf, readBack } from '../__testUtils__/FocusFile';

const read = (row: Record<string, string>) => readBack(csvOf([row]));

it('reads a charge of FOCUS 1.2', async () => {
  const { charges, rejects } = await read(aRow());
  expect(rejects).toEqual([]);
  expect(charges).toEqual([
    {
      day: '2026-10-02',
      kind: 'usage',
      isCorrection: false,
      currency: 'USD',
      billed: '0.096',
      effective: '0.072',
      list: '0.12',
      subject: {
        provider: 'AWS',
        account: '1234',
        category: 'Databases',
        service: 'Amazon RDS',
        resourceId: 'arn:aws:rds:x',
        tags: { team: 'payments' },
      },
      identity: expect.stringContaining('ResourceId=arn:aws:rds:x'),
      line: 2,
    },
  ]);
});

it('reads 1.3, which has both names of the provider, and 1.4, which has the new one', async () => {
  const { ProviderName: old, PublisherName: _, ...newest } = aRow();
  const named = { ServiceProviderName: 'Amazon Web Services' };
  for (const row of [aRow(named), { ...newest, ...named }]) {
    const { charges } = await read(row);
    expect(charges[0].subject.provider).toBe('Amazon Web Services');
  }
  for (const row of [aRow(), aRow({ ServiceProviderName: '' })]) {
    const { charges } = await read(row);
    expect(charges[0].subject.provider).toBe(old);
  }
});

it.each<{ row: Record<string, string>; is: object }>([
  {
    row: { ChargeCategory: 'Credit', EffectiveCost: '-5' },
    is: { kind: 'credit', effective: '-5' },
  },
  {
    row: { ChargeClass: 'Correction' },
    is: { kind: 'usage', isCorrection: true },
  },
  { row: { ChargeClass: 'null' }, is: { isCorrection: false } },
  { row: { ListCost: '1.2E-1' }, is: { list: '0.12' } },
])('reads $row', async ({ row, is }) => {
  const { charges } = await read(aRow(row));
  expect(charges).toMatchObject([is]);
});

it('takes two rows for the same charge whatever the order of their columns, and an empty column for a missing one', async () => {
  const { ResourceId, ...rest } = aRow();
  const turned = { ...rest, ResourceId };
  const [one] = (await read(aRow({ RegionId: '' }))).charges;
  const [other] = (await read(turned)).charges;
  expect(other.identity).toBe(one.identity);
  const [another] = (await read(aRow({ PricingQuantity: '2' }))).charges;
  expect(another.identity).not.toBe(one.identity);
});

it.each([
  { column: 'EffectiveCost', value: '1,234', reason: /is no number/ },
  { column: 'BilledCost', value: '', reason: /is empty/ },
  { column: 'BillingCurrency', value: 'credits', reason: /no currency/ },
  { column: 'ChargeCategory', value: 'Rent', reason: /is none of Usage/ },
  { column: 'ChargeClass', value: 'Sorry', reason: /neither/ },
  { column: 'ChargePeriodStart', value: '02.10.2026', reason: /no moment/ },
  {
    column: 'ChargePeriodStart',
    value: '2026-13-02T00:00:00Z',
    reason: /no moment/,
  },
  { column: 'ChargePeriodEnd', value: '2026-10-02T00:00:00Z', reason: /after/ },
  { column: 'Tags', value: '{"team":', reason: /no JSON/ },
  { column: 'ServiceName', value: 'x'.repeat(5000), reason: /longer/ },
])(
  'names line and column of a wrong $column, and reads on',
  async ({ column, value, reason }) => {
    const { charges, rejects } = await readBack(
      csvOf([aRow(), aRow({ [column]: value }), aRow()]),
    );
    expect(rejects).toEqual([
      { line: 3, column, reason: expect.stringMatching(reason) },
    ]);
    expect(charges).toHaveLength(2);
  },
);

it.each([
  {
    name: 'nothing',
    content: '',
    rejects: [{ line: 1, reason: 'The file is empty' }],
  },
  {
    name: 'a row that is cut off',
    content: csvOf([aRow(), aRow()]).slice(0, -40),
    rejects: [
      {
        line: 3,
        column: 'ResourceId',
        reason: expect.stringMatching(/quote not closed/i),
      },
    ],
  },
  {
    name: 'a row that ends too soon, and one that goes on',
    content: `${csvOf([aRow()])}0.1,1234\n${
      csvOf([aRow()]).split('\n')[1]
    },more\n`,
    rejects: [
      {
        line: 3,
        column: 'BillingAccountName',
        reason: 'is missing: the row ends before it',
      },
      { line: 4, column: 'Tags', reason: expect.stringMatching(/1 more$/) },
    ],
  },
  {
    name: 'a row that is longer than a megabyte',
    content: `${csvOf([aRow()])}"${'x'.repeat(2_000_000)}"`,
    rejects: [
      {
        line: expect.any(Number),
        column: 'BilledCost',
        reason: expect.stringMatching(/max record size/i),
      },
    ],
  },
])('refuses $name', async ({ content, rejects }) => {
  expect((await readBack(content)).rejects).toEqual(rejects);
});

it('refuses an unknown version by the columns that it lacks', async () => {
  const { EffectiveCost: _, ...row } = aRow();
  expect((await read(row)).rejects).toEqual([
    {
      line: 1,
      column: 'EffectiveCost',
      reason: expect.stringContaining('1.0 to 1.4'),
    },
  ]);
});

it('reads gzip, and says where it is cut off', async () => {
  const packed = gzipSync(csvOf(Array.from({ length: 50 }, () => aRow())));
  const { charges } = await readBack(packed, 'bill.csv.gz');
  expect(charges).toHaveLength(50);
  const { rejects } = await readBack(packed.subarray(0, -20), 'bill.csv.gz');
  expect(rejects).toMatchObject(
    [{ reason: /cut off or damaged/ }].map(({ reason }) => ({
      reason: expect.stringMatching(reason),
    })),
  );
});
