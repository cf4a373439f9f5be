// SPDX-License-Identifier: Apache-2.0
import type { Share } from '@macadam/plugin-cost-node';
import Big from 'big.js';
import { z } from 'zod/v3';

/** Not a number is null there. */
const amount = z
  .number()
  .nullish()
  .transform(value => new Big(value ?? 0));

const allocation = z.object({
  name: z.string(),
  properties: z
    .object({
      cluster: z.string().optional(),
      namespace: z.string().optional(),
      labels: z.record(z.string()).nullish(),
      namespaceLabels: z.record(z.string()).nullish(),
    })
    .nullish(),
  start: z.string().datetime({ offset: true }),
  sharedCost: amount,
  totalCost: amount,
});

/** The fields that we read of `GET /allocation`: a map for each step, by namespace. */
export const allocationAnswer = z.object({
  data: z.array(z.record(allocation).nullable()),
});

export type Allocation = z.output<typeof allocation>;

const IDLE = '__idle__';

/** As OpenCost calls what is nobody's. */
const NOBODYS: Record<string, string> = {
  [IDLE]: 'Idle capacity',
  __unallocated__: 'Not allocated by OpenCost',
  __unmounted__: 'Volumes that nothing mounts',
};

/**
 * What one namespace, or what of it bears some labels, cost by itself, and what it has to bear of what all share: each a part of its own, where there is
 * one.
 *
 * @param labels - those that were asked for; what does not bear one has no tag of it
 */
export function sharesOf(
  cluster: string,
  told: Allocation,
  labels: readonly string[],
): Share[] {
  const { properties, sharedCost, totalCost } = told;
  // Of several aggregates it is all of them, with slashes between.
  const names = told.name.split('/').slice(-1 - labels.length);
  const nobodys = names.find(name => name === IDLE) ?? names[0];
  const isNobodys = Object.hasOwn(NOBODYS, nobodys);
  const namespace = isNobodys ? undefined : properties?.namespace ?? names[0];
  const borne = labels.flatMap(label => {
    const value = properties?.labels?.[label];
    return value ? [[label, value] as const] : [];
  });
  const resourceName = isNobodys
    ? NOBODYS[nobodys]
    : [names[0], ...borne.map(([, value]) => value)].join(', ');
  const of = (service: string, cost: Big): Share[] =>
    cost.eq(0)
      ? []
      : [
          {
            amount: cost.toFixed(),
            subject: {
              provider: 'Kubernetes',
              category: 'Compute',
              service,
              resourceId: `${cluster}/${names.join('/')}`,
              resourceName,
              cluster,
              namespace,
              tags: {
                ...properties?.namespaceLabels,
                ...Object.fromEntries(borne),
              },
            },
          },
        ];
  return [
    ...of('Kubernetes', totalCost.minus(sharedCost)),
    ...of('Kubernetes, shared by all', sharedCost),
  ];
}
