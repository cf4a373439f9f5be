// SPDX-License-Identifier: Apache-2.0
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
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
  const parsed = settings.safeParse(config.getOptional('cost.http') ?? {});
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new InputError(`cost.http.${path.join('.')}: ${message}`);
}
