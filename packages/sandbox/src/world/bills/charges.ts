// SPDX-License-Identifier: Apache-2.0
import { createRandom } from '../random';
import type { BilledResource } from './resources';

const DAY = 24 * 3_600_000;

/** A row of a bill, by the columns of FOCUS 1.2. */
export type FocusRow = Record<string, string>;

/** What each provider bills in. */
export const CURRENCIES = { AWS: 'USD', Microsoft: 'EUR' };

/** Two runaway weeks later somebody would have been called by the bank. */
const MOST_TIMES = 60;

/**
 * What a resource costs on a day. The same day costs the same whenever it is told.
 *
 * @param day - midnight, UTC
 * @param end - the day on which the story ends
 */
export function dailyRow(
  resource: BilledResource,
  day: Date,
  end: Date,
): FocusRow {
  const random = createRandom(1, `${resource.id} on ${day.toISOString()}`);
  const isWeekend = [0, 6].includes(day.getUTCDay());
  const daysLeft = (end.getTime() - day.getTime()) / DAY;
  const runningFor = (resource.runsAwayBefore ?? 0) - daysLeft;
  const times =
    runningFor > 0 ? Math.min(2 ** (runningFor / 2), MOST_TIMES) : 1;
  const weight = (isWeekend ? 0.7 : 1) * (0.94 + random() * 0.12) * times;
  const list = resource.dailyListCost * weight;
  const paid = list * (1 - resource.discount);
  return row({
    resource,
    day,
    category: 'Usage',
    amounts: [list, paid, paid],
    description: `${resource.service} of a day`,
  });
}

/** Ten percent of the databases of a month were promised back. */
export function creditRow(databases: BilledResource, day: Date): FocusRow {
  const back = -databases.dailyListCost * 3;
  return row({
    resource: databases,
    day,
    category: 'Credit',
    amounts: [0, back, back],
    description: 'Credit of the migration programme',
  });
}

/** A day of the month before had been billed twice. */
export function correctionRow(resource: BilledResource, day: Date): FocusRow {
  const back = -resource.dailyListCost * (1 - resource.discount);
  return row({
    resource,
    day,
    category: 'Usage',
    isCorrection: true,
    amounts: [back, back, back],
    description: 'Correction of a day that was billed twice',
  });
}

function row(given: {
  resource: BilledResource;
  day: Date;
  category: string;
  isCorrection?: boolean;
  /** List, effective and billed. */
  amounts: [number, number, number];
  description: string;
}): FocusRow {
  const { resource, day } = given;
  const [list, effective, billed] = given.amounts.map(amountOf);
  const month = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1));
  const next = new Date(
    Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1),
  );
  return {
    BilledCost: billed,
    BillingAccountId: resource.account,
    BillingAccountName: 'Acme',
    BillingCurrency: CURRENCIES[resource.provider],
    BillingPeriodEnd: moment(next),
    BillingPeriodStart: moment(month),
    ChargeCategory: given.category,
    ChargeClass: given.isCorrection ? 'Correction' : '',
    ChargeDescription: given.description,
    ChargePeriodEnd: moment(new Date(day.getTime() + DAY)),
    ChargePeriodStart: moment(day),
    ContractedCost: effective,
    EffectiveCost: effective,
    InvoiceIssuerName: resource.provider,
    ListCost: list,
    PricingQuantity: '24',
    PricingUnit: 'Hours',
    ProviderName: resource.provider,
    PublisherName: resource.provider,
    ResourceId: resource.id,
    ResourceName: resource.name ?? '',
    ServiceCategory: resource.category,
    ServiceName: resource.service,
    Tags: JSON.stringify(resource.tags),
  };
}

/** Clouds bill to the ten-thousandth of a cent. */
function amountOf(amount: number): string {
  return amount.toFixed(6);
}

function moment(at: Date): string {
  return at.toISOString().replace('.000Z', 'Z');
}
