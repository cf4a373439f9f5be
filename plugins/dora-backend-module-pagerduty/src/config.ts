// SPDX-License-Identifier: Apache-2.0
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

export interface PagerdutyConfig {
  apiBaseUrl: string;
  /** Absent where incidents are not read. */
  token?: string;
  /** Absent where webhooks are not taken. */
  webhookSecret?: string;
}

const settings = z.object({
  apiBaseUrl: z
    .string()
    .url()
    .regex(/^https?:/)
    .default('https://api.pagerduty.com'),
  token: z.string().min(1).optional(),
  webhookSecret: z.string().min(1).optional(),
});

/**
 * @param config - the whole configuration
 * @throws InputError that names the key that is wrong
 */
export function readPagerdutyConfig(config: Config): PagerdutyConfig {
  const section = config.getOptional('dora.pagerduty') ?? {};
  const parsed = settings.safeParse(section);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new InputError(`dora.pagerduty.${path.join('.')}: ${message}`);
}
