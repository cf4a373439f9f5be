// SPDX-License-Identifier: Apache-2.0
import { ServerError } from '../http/ServerError';

const DAY = 24 * 3_600_000;

/** A course below it is none. */
const STEADY = 0.02;

/** What a service cost on a day, in dollars; undefined for what nobody knows. */
export type ServiceCosts = (
  name: string,
  day: string,
) => { resource: string; type: string; cost: number }[] | undefined;

/**
 * `GET /services/{name}/cost`: the month of yesterday so far, the month before as a whole, and what of the former each thing cost.
 *
 * @throws ServerError 404 for what nobody knows
 */
export function serviceCostOf(name: string, now: Date, costs: ServiceCosts) {
  const midnight = Math.floor(now.getTime() / DAY) * DAY;
  const present = daysOfMonth(new Date(midnight - DAY));
  const before = daysOfMonth(new Date(Date.parse(present[0]) - DAY), 'whole');
  const told = (days: string[]) => days.flatMap(day => costs(name, day) ?? []);
  const recent = told(present);
  if (recent.length === 0) {
    throw new ServerError(404, `Nothing is known of a service ${name}`);
  }
  const then = told(before);
  const resources = [...new Set(recent.map(({ resource }) => resource))];
  return {
    serviceName: name,
    totalMonthlyCost: sumOf(recent),
    previousMonthlyCost: sumOf(then),
    breakdown: resources.map(resource => {
      const own = recent.filter(one => one.resource === resource);
      const old = then.filter(one => one.resource === resource);
      return {
        resource,
        type: own[0].type,
        monthlyCost: sumOf(own),
        trend: trendOf(sumOf(own) / present.length, sumOf(old) / before.length),
      };
    }),
    lastUpdated: new Date(midnight - 1000).toISOString(),
  };
}

/** The days of a month up to one of them, or all of it. */
function daysOfMonth(day: Date, how: 'so far' | 'whole' = 'so far'): string[] {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  const last = how === 'whole' ? new Date(Date.UTC(year, month + 1, 0)) : day;
  return Array.from({ length: last.getUTCDate() }, (_, index) =>
    new Date(Date.UTC(year, month, index + 1))
      .toISOString()
      .slice(0, 'YYYY-MM-DD'.length),
  );
}

function sumOf(all: { cost: number }[]): number {
  const sum = all.reduce((known, { cost }) => known + cost, 0);
  return Math.round(sum * 100) / 100;
}

function trendOf(now: number, before: number): 'up' | 'down' | 'stable' {
  if (Math.abs(now - before) <= STEADY * before) return 'stable';
  return now > before ? 'up' : 'down';
}
