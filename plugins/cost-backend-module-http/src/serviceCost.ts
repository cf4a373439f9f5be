// SPDX-License-Identifier: Apache-2.0
import type { ChargeRecord } from '@macadam/plugin-cost-node';
import Big from 'big.js';
import { z } from 'zod/v3';

const amount = z
  .union([z.number().finite(), z.string().regex(/^-?\d{1,30}(\.\d{1,30})?$/)])
  .transform(value => new Big(value));

/** What the service answers of a component: sums of the month of `lastUpdated`, as far as they are known, and of the month before. */
export const serviceCost = z.object({
  serviceName: z.string(),
  totalMonthlyCost: amount,
  previousMonthlyCost: amount,
  breakdown: z
    .array(
      z.object({
        resource: z.string().min(1).max(2048),
        type: z.string().min(1).max(200),
        monthlyCost: amount,
      }),
    )
    .max(10_000),
  lastUpdated: z.string().datetime({ offset: true }),
});

export type ServiceCost = z.output<typeof serviceCost>;

/** Digits of a part of a day; the last day has what they leave over. */
const DIGITS = 6;

/**
 * Charges for each of the two months, by `2026-11`. What the parts do not add up to is a part of its own, so that the sum is the one that was told.
 *
 * @param name - of the component
 */
export function chargesOf(
  name: string,
  told: ServiceCost,
  currency: string,
): Map<string, ChargeRecord[]> {
  const last = new Date(told.lastUpdated);
  const before = new Date(
    Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), 0),
  );
  const parts = told.breakdown.map(({ resource, type, monthlyCost }) => ({
    resource,
    type,
    sum: monthlyCost,
  }));
  const known = parts.reduce((all, { sum }) => all.plus(sum), new Big(0));
  const rest = told.totalMonthlyCost.minus(known);
  const present = rest.eq(0)
    ? parts
    : [...parts, { resource: undefined, type: 'Not broken down', sum: rest }];
  const whole = {
    resource: undefined,
    type: 'Not broken down',
    sum: told.previousMonthlyCost,
  };
  const of = (day: Date, all: Part[]) =>
    [
      monthOf(day),
      all.flatMap(part => spread(name, part, day, currency)),
    ] as const;
  return new Map([of(before, [whole]), of(last, present)]);
}

interface Part {
  resource: string | undefined;
  type: string;
  sum: Big;
}

/** The same on every day of a month up to one. */
function spread(
  name: string,
  { resource, type, sum }: Part,
  last: Date,
  currency: string,
): ChargeRecord[] {
  const days = last.getUTCDate();
  const daily = sum.div(days).round(DIGITS);
  return Array.from({ length: days }, (_, index) => {
    const isLast = index === days - 1;
    const own = isLast ? sum.minus(daily.times(days - 1)) : daily;
    const cost = own.toFixed();
    const day = `${monthOf(last)}-${String(index + 1).padStart(2, '0')}`;
    return {
      day,
      kind: 'usage',
      isCorrection: false,
      currency,
      billed: cost,
      effective: cost,
      list: cost,
      subject: {
        provider: 'Cost service',
        category: type,
        service: type,
        resourceId: resource,
        tags: { service: name },
      },
      identity: JSON.stringify([name, resource, type, day, cost]),
    };
  });
}

function monthOf(day: Date): string {
  return day.toISOString().slice(0, 'YYYY-MM'.length);
}
