// SPDX-License-Identifier: Apache-2.0
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { z } from 'zod/v3';

/**
 * What a section of the configuration says.
 *
 * @param config - the whole configuration
 * @param key - of the section, as `cost.http`; one that is not there is empty
 * @throws InputError that names the key that is wrong
 */
export function readSection<T extends z.ZodTypeAny>(
  config: Config,
  key: string,
  settings: T,
): z.output<T> {
  const parsed = settings.safeParse(config.getOptional(key) ?? {});
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new InputError(`${[key, ...path].join('.')}: ${message}`);
}
