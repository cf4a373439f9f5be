// SPDX-License-Identifier: Apache-2.0
import type { Config } from '@backstage/config';
import { z } from 'zod/v3';
import { readSection } from '../config/readSection';

/** Where PagerDuty's REST API is, and what opens it. */
export interface PagerdutyAccess {
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
 * @param key - of the section that says it, as `onCall.pagerduty`
 * @returns undefined without a token: PagerDuty is not asked then
 * @throws InputError that names the key that is wrong
 */
export function readPagerdutyAccess(
  config: Config,
  key: string,
): PagerdutyAccess | undefined {
  const { apiBaseUrl, token } = readSection(config, key, settings);
  return token ? { apiBaseUrl, token } : undefined;
}
