// SPDX-License-Identifier: Apache-2.0
import type { Share } from '@macadam/plugin-cost-node';
import Big from 'big.js';
import { z } from 'zod';

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

/** As OpenCost calls what is nobody's. */
const NOBODYS: Record<string, string> = {
  __idle__: 'Idle capacity',
  __unallocated__: 'Not allocated by OpenCost',
  __unmounted__: 'Volumes that nothing mounts',
};

/** What one namespace cost by itself, and what it has to bear of what all share: each a part of its own, where there is one. */
export function sharesOf(cluster: string, told: Allocation): Share[] {
  const { properties, sharedCost, totalCost } = told;
  // Of several aggregates it is all of them, with slashes between.
  const name = told.name.slice(told.name.lastIndexOf('/') + 1);
  const namespace = name in NOBODYS ? undefined : properties?.namespace ?? name;
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
              resourceId: `${cluster}/${name}`,
              resourceName: NOBODYS[name] ?? name,
              cluster,
              namespace,
              tags: properties?.namespaceLabels ?? {},
            },
          },
        ];
  return [
    ...of('Kubernetes', totalCost.minus(sharedCost)),
    ...of('Kubernetes, shared by all', sharedCost),
  ];
}
