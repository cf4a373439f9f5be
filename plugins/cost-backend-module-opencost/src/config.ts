// SPDX-License-Identifier: Apache-2.0
import type { Config } from '@backstage/config';
import { readSection } from '@macadam/portal-node';
import { z } from 'zod/v3';

const settings = z.object({
  baseUrl: z
    .string()
    .url()
    .regex(/^https?:/)
    .optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is no currency, as USD')
    .default('USD'),
  cluster: z.string().min(1).default('default-cluster'),
  labels: z
    .array(z.string().regex(/^[A-Za-z0-9_]+$/, 'is no label, as app_name'))
    .default([]),
  headers: z.record(z.string()).default({}),
});

export type OpencostConfig = z.output<typeof settings>;

/**
 * @param config - the whole configuration
 * @throws InputError that names the key that is wrong
 */
export function readOpencostConfig(config: Config): OpencostConfig {
  return readSection(config, 'cost.opencost', settings);
}
