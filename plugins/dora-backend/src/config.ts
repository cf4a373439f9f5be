// SPDX-License-Identifier: Apache-2.0
import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { metricIdSchema, type TierTable } from '@macadam/plugin-dora-common';
import { readSection } from '@macadam/portal-node';
import { z } from 'zod/v3';
import { isTimezone } from './timezone';

/** What `dora` in the configuration says; config.d.ts tells what each key means. */
export interface DoraConfig {
  /** In lower case. */
  productionEnvironments: string[];
  /** Null for one without an end. */
  attributionWindowHours: number | null;
  rollbackDetection: boolean;
  timezone: string;
  backfillDays: number;
  schedule: SchedulerServiceTaskScheduleDefinition;
  tiers: TierTable;
}

const levels = z.object({
  elite: z.number().nonnegative(),
  high: z.number().nonnegative(),
  medium: z.number().nonnegative(),
});

const settings = z.object({
  productionEnvironments: z
    .array(z.string().min(1).toLowerCase())
    .min(1)
    .default(['production']),
  attributionWindowHours: z
    .union([z.number().positive(), z.literal('unlimited')])
    .default(24),
  rollbackDetection: z.boolean().default(true),
  timezone: z
    .string()
    .refine(isTimezone, 'is no IANA time zone')
    .default('UTC'),
  backfillDays: z.number().int().min(1).max(730).default(90),
  tiers: z
    .object({
      edition: z.coerce
        .string()
        .pipe(z.enum(['2023', '2024', '2025', 'own']))
        .default('2023'),
      thresholds: z.record(metricIdSchema, levels).default({}),
    })
    .default({}),
});

/**
 * @param config - the whole configuration
 * @throws InputError that names the key that is wrong
 */
export function readDoraConfig(config: Config): DoraConfig {
  const {
    attributionWindowHours: hours,
    tiers,
    ...rest
  } = readSection(config, 'dora', settings);
  return {
    ...rest,
    attributionWindowHours: hours === 'unlimited' ? null : hours,
    schedule: readSchedulerServiceTaskScheduleDefinitionFromConfig(
      config.getConfig('dora.schedule'),
    ),
    tiers:
      tiers.edition === 'own'
        ? { edition: 'own', thresholds: tiers.thresholds }
        : { edition: tiers.edition },
  };
}
