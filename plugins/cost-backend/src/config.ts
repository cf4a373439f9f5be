// SPDX-License-Identifier: Apache-2.0
import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { currencySchema, type Money } from '@macadam/plugin-cost-common';
import { readSection } from '@macadam/portal-node';
import { z } from 'zod/v3';
import {
  clusterSchema,
  ruleSchema,
  type ClusterBill,
  type Rule,
} from './allocate/rules';

/** What `cost` in the configuration says; config.d.ts tells what each key means. */
export interface CostConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  warnAbove: number;
  /** In the order in which they are tried. */
  rules: Rule[];
  /** Those whose machines are billed. */
  clusters: ClusterBill[];
  /** By the reference of what they are of. */
  budgets: Map<string, Money>;
  /** References of groups. */
  privateGroups: string[];
  conversion?: { currency: string; rates: string };
}

const ref = z.string().transform((value, context) => {
  try {
    return stringifyEntityRef(parseEntityRef(value));
  } catch {
    const message = 'is no reference, as component:default/payment-service';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
});

const settings = z.object({
  warnAbove: z.number().nonnegative().default(0.1),
  rules: z.array(ruleSchema(ref)).default([]),
  clusters: z.array(clusterSchema).default([]),
  budgets: z
    .array(
      z.object({
        entity: ref,
        amount: z.coerce.string().regex(/^\d+(\.\d+)?$/, 'is no amount'),
        currency: currencySchema,
      }),
    )
    .default([]),
  privateGroups: z.array(ref).default([]),
  conversion: z
    .object({ currency: currencySchema, rates: z.string().min(1) })
    .optional(),
});

/**
 * @param config - the whole configuration
 * @throws InputError that names the key that is wrong
 */
export function readCostConfig(config: Config): CostConfig {
  const { budgets, ...rest } = readSection(config, 'cost', settings);
  return {
    ...rest,
    budgets: new Map(
      budgets.map(({ entity, ...limit }) => [entity, limit] as const),
    ),
    schedule: readSchedulerServiceTaskScheduleDefinitionFromConfig(
      config.getConfig('cost.schedule'),
    ),
  };
}
