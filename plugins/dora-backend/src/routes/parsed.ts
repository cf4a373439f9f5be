// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { Request } from 'express';
import { z } from 'zod';
import type { Asked } from '../read/AuthorizedDeliveryReader';

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

/** @throws InputError for a part that can be no name */
export function entityRefOf(parts: object): string {
  return stringifyEntityRef(parsed(entityParams, parts));
}

/** Whom a path is about: `/entities/:kind/:namespace/:name/…` or `/organization/…`. */
export function askedOf({ params }: Request): Asked {
  return params.kind ? entityRefOf(params) : 'organization';
}

const SCOPES = ['/entities/:kind/:namespace/:name', '/organization'];

/** The paths of one question, of an entity and of all that the caller may see. */
export function scoped(what: string): string[] {
  return SCOPES.map(scope => `${scope}/${what}`);
}
