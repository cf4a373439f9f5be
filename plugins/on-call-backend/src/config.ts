// SPDX-License-Identifier: Apache-2.0
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

export interface PagerdutyConfig {
  apiBaseUrl: string;
  token: string;
}

const settings = z.object({
  apiBaseUrl: z
    .string()
    .url()
    .regex(/^https?:/)
    .default('https://api.pagerduty.com'),
  token: z.string().min(1).optional(),
});

/**
 * @param config - the whole configuration
 * @returns undefined without a key: nobody is asked then
 * @throws InputError that names the key that is wrong
 */
export function readPagerdutyConfig(
  config: Config,
): PagerdutyConfig | undefined {
  const section = config.getOptional('onCall.pagerduty') ?? {};
  const parsed = settings.safeParse(section);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new InputError(`onCall.pagerduty.${path.join('.')}: ${message}`);
  }
  const { apiBaseUrl, token } = parsed.data;
  return token ? { apiBaseUrl, token } : undefined;
}
