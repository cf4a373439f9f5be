// SPDX-License-Identifier: Apache-2.0
import { ServerError } from '../http/ServerError';

/** What something used of a cluster on a day, in dollars. */
export interface MeteredCost {
  cluster: string;
  /** Absent for what nothing uses. */
  namespace?: string;
  /** Of its pods. */
  labels?: Record<string, string>;
  cpuCost: number;
  ramCost: number;
  sharedCost: number;
}

interface Question {
  aggregate: string[];
  includeIdle: boolean;
  isAccumulated: boolean;
  step: string;
  costsOf(day: string): MeteredCost[];
}

const AGGREGATES = ['cluster', 'namespace'];
const LABEL = 'label:';
const IDLE = '__idle__';
const UNLABELLED = '__unallocated__';
const MINUTES_OF_A_DAY = 1440;

/** A map by name for each day, as OpenCost has it. @throws ServerError 400 for what is not served here */
export function allocationsOf(days: string[], question: Question) {
  const { aggregate, costsOf, includeIdle, isAccumulated, step } = question;
  const isKnown = (one: string) =>
    AGGREGATES.includes(one) || one.startsWith(LABEL);
  if (!aggregate.every(isKnown)) {
    throw new ServerError(400, `Invalid 'aggregate': ${aggregate}`);
  }
  if (step !== '1d' || isAccumulated) {
    throw new ServerError(
      400,
      "The sandbox's meter tells days: step=1d, accumulate=false",
    );
  }
  return days.map(day =>
    Object.fromEntries(
      costsOf(day)
        .filter(({ namespace }) => namespace || includeIdle)
        .map(cost => {
          const told = allocation(cost, day, aggregate);
          return [told.name, told];
        }),
    ),
  );
}

function allocation(cost: MeteredCost, day: string, aggregate: string[]) {
  const { cluster, namespace, labels, ...costs } = cost;
  const { cpuCost, ramCost, sharedCost } = costs;
  const name = aggregate.map(one => nameOf(cost, one)).join('/');
  const start = `${day}T00:00:00Z`;
  const next = new Date(Date.parse(start) + MINUTES_OF_A_DAY * 60_000);
  const end = next.toISOString().replace('.000Z', 'Z');
  return {
    name,
    properties: {
      cluster,
      ...(namespace && { namespace }),
      ...(labels && { labels }),
    },
    window: { start, end },
    start,
    end,
    minutes: MINUTES_OF_A_DAY,
    cpuCost: rounded(cpuCost),
    ramCost: rounded(ramCost),
    gpuCost: 0,
    networkCost: 0,
    loadBalancerCost: 0,
    pvCost: 0,
    sharedCost: rounded(sharedCost),
    externalCost: 0,
    totalCost: rounded(cpuCost + ramCost + sharedCost),
  };
}

/** By one aggregate. */
function nameOf({ cluster, namespace, labels }: MeteredCost, by: string) {
  if (by === 'cluster') return cluster;
  if (namespace === undefined) return IDLE;
  if (by === 'namespace') return namespace;
  return labels?.[by.slice(LABEL.length)] ?? UNLABELLED;
}

/** As OpenCost rounds. */
function rounded(amount: number): number {
  return Math.round(amount * 1e5) / 1e5;
}
