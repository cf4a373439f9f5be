// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BillPart } from '@macadam/plugin-cost-node';
import { readFocus } from '../rows/readFocus';

type Row = Record<string, string>;

const ROW: Row = {
  BilledCost: '0.096',
  BillingAccountId: '1234',
  BillingAccountName: 'Production',
  BillingCurrency: 'USD',
  BillingPeriodEnd: '2026-11-01T00:00:00Z',
  BillingPeriodStart: '2026-10-01T00:00:00Z',
  ChargeCategory: 'Usage',
  ChargeClass: '',
  ChargeDescription: 'db.t3.medium hour',
  ChargePeriodEnd: '2026-10-02T01:00:00Z',
  ChargePeriodStart: '2026-10-02T00:00:00Z',
  ContractedCost: '0.096',
  EffectiveCost: '0.072',
  InvoiceIssuerName: 'AWS',
  ListCost: '0.12',
  PricingQuantity: '1',
  PricingUnit: 'Hours',
  ProviderName: 'AWS',
  PublisherName: 'AWS',
  ServiceCategory: 'Databases',
  ServiceName: 'Amazon RDS',
  ResourceId: 'arn:aws:rds:x',
  Tags: '{"team":"payments"}',
};

/** A row of FOCUS 1.2, with all of its mandatory columns. */
export const aRow = (given: Row = {}): Row => ({ ...ROW, ...given });

/** Rows as the text of a file; the columns are those of the first. */
export function csvOf(rows: Row[]): string {
  const names = Object.keys(rows[0]);
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = [names, ...rows.map(row => names.map(name => row[name]))];
  return lines.map(cells => `${cells.map(quoted).join(',')}\n`).join('');
}

/** Puts a file where only this test sees it, and reads it. */
export async function readBack(
  content: string | Buffer,
  name = 'bill.csv',
): Promise<BillPart> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'focus-')), name);
  writeFileSync(file, content);
  const digest = createHash('sha256').update(content).digest('hex');
  const { signal } = new AbortController();
  const all: BillPart = { charges: [], rejects: [] };
  for await (const part of readFocus(file, digest, signal)) {
    all.charges.push(...part.charges);
    all.rejects.push(...part.rejects);
  }
  return all;
}
