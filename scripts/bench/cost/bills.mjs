// SPDX-License-Identifier: Apache-2.0
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { range, serviceName } from '../dora/company.mjs';

const DAY_MS = 86_400_000;
/** A year. */
export const DAYS = 365;
const ROWS_AT_ONCE = 1_000;

/** What a service runs on; each is billed every so often on a day. */
const RESOURCES = [
  ['Compute', 'Amazon EC2'],
  ['Databases', 'Amazon RDS'],
  ['Storage', 'Amazon S3'],
  ['Networking', 'Amazon VPC'],
];

const COLUMNS = [
  ...['BilledCost', 'BillingAccountId', 'BillingAccountName'],
  ...['BillingCurrency', 'BillingPeriodEnd', 'BillingPeriodStart'],
  ...['ChargeCategory', 'ChargeClass', 'ChargeDescription'],
  ...['ChargePeriodEnd', 'ChargePeriodStart', 'ContractedCost'],
  ...['EffectiveCost', 'InvoiceIssuerName', 'ListCost', 'PricingQuantity'],
  ...['PricingUnit', 'ProviderName', 'PublisherName', 'ServiceCategory'],
  ...['ServiceName', 'ResourceId', 'Tags'],
];

/**
 * A year of a company's bills, a file for each month, in the order in which a cloud writes them: by time.
 * @param {string} directory
 * @param {{ rows: number, services: number }} size
 * @returns {Promise<{ rows: number, files: number }>} how much it came to be
 */
export async function writeBills(directory, { rows, services }) {
  mkdirSync(directory, { recursive: true });
  const last = Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS;
  const days = range(DAYS).map(n => last - (DAYS - 1 - n) * DAY_MS);
  const months = new Set(days.map(day => monthOf(day)));
  const daily = Math.max(1, Math.round(rows / DAYS));
  for (const month of months) {
    const own = days.filter(day => monthOf(day) === month);
    await pipeline(
      Readable.from(linesOf(own, daily, services)),
      createWriteStream(path.join(directory, `${month}.csv`)),
    );
  }
  return { rows: daily * DAYS, files: months.size };
}

/**
 * @param {number[]} days
 * @param {number} daily
 * @param {number} services
 */
function* linesOf(days, daily, services) {
  yield `${COLUMNS.join(',')}\n`;
  for (const day of days) {
    for (let from = 0; from < daily; from += ROWS_AT_ONCE) {
      const count = Math.min(ROWS_AT_ONCE, daily - from);
      yield range(count)
        .map(n => row(day, from + n, services))
        .join('');
    }
  }
}

/**
 * @param {number} day
 * @param {number} n among those of the day
 * @param {number} services
 */
function row(day, n, services) {
  const service = serviceName(n % services);
  const turn = Math.floor(n / services);
  const [category, product] = RESOURCES[turn % RESOURCES.length];
  const hour = Math.floor(turn / RESOURCES.length) % 24;
  const begin = isoOf(day + hour * 3_600_000);
  const end = isoOf(day + (hour + 1) * 3_600_000);
  const cost = (((n * 7919) % 10_007) / 1000 + 0.0001).toFixed(6);
  const month = monthOf(day);
  const period = `${month}-01T00:00:00Z`;
  const next = isoOf(Date.UTC(+month.slice(0, 4), +month.slice(5), 1));
  return `${cost},1234,Bench,USD,${next},${period},Usage,,"An hour, number ${n}",${end},${begin},${cost},${cost},AWS,${cost},1,Hours,AWS,AWS,${category},${product},arn:aws:${category}:${service},"{""service"":""${service}"",""env"":""production""}"\n`;
}

/** @param {number} day */
function monthOf(day) {
  return isoOf(day).slice(0, 'YYYY-MM'.length);
}

/** @param {number} moment */
function isoOf(moment) {
  return new Date(moment).toISOString().replace('.000Z', 'Z');
}
