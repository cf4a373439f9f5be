// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { entityRefOf } from '@macadam/portal-node';
import { z } from 'zod/v3';
import type { Asked } from '../read/AuthorizedCostReader';

/** Whom an action asks about. */
export const scopeInput = z.object({
  entityRef: z
    .string()
    .describe(
      'Reference of a component, a resource, a group, a system or a domain, as component:default/payment-service; or organization, for everything you may see; or unallocated, for what belongs to nobody (platform team only)',
    ),
});

/** @throws InputError that names the field */
export function askedOf(entityRef: string): Asked {
  if (entityRef === 'organization' || entityRef === 'unallocated') {
    return entityRef;
  }
  try {
    const parts = parseEntityRef(entityRef, { defaultKind: 'component' });
    return entityRefOf(parts);
  } catch {
    throw new InputError(
      'entityRef: is no reference, as component:default/payment-service',
    );
  }
}

export const monthInput = z
  .string()
  .optional()
  .describe('A calendar month, as 2026-11; the present one by default');

/** Whole days in UTC. What is wrong with them is found by the same rules as over HTTP. */
export const daysInput = scopeInput.extend({
  first: z.string().describe('The first day, as 2026-11-01'),
  last: z.string().describe('The last day, which is part of it'),
});

/** Of what is told in pages. */
export const pageInput = {
  limit: z.number().int().optional().describe('How many at once, to 100'),
  cursor: z.string().optional().describe('nextCursor of the page before'),
};
