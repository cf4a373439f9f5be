// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

/** @throws InputError that names the field */
export function parsed<T extends z.ZodTypeAny>(
  schema: T,
  value: unknown,
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [{ path, message }] = result.error.issues;
  throw new InputError([path.join('.'), message].filter(Boolean).join(': '));
}

// The catalog's names are narrower; what it cannot hold it need not be asked for.
const part = z.string().regex(/^[^\p{Cc}\p{Cs}]{1,255}$/u, 'is no name');
const entityParams = z.object({ kind: part, namespace: part, name: part });

/**
 * The reference, in lower case, that the parts of a path or an input make.
 *
 * @throws InputError for a part that can be no name
 */
export function entityRefOf(parts: object): string {
  return stringifyEntityRef(parsed(entityParams, parts));
}
