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
  token: z.string().min(1).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is no currency, as USD')
    .default('USD'),
});

export type HttpCostConfig = z.output<typeof settings>;

/**
 * @param config - the whole configuration
 * @throws InputError that names the key that is wrong
 */
export function readHttpCostConfig(config: Config): HttpCostConfig {
  return readSection(config, 'cost.http', settings);
}
