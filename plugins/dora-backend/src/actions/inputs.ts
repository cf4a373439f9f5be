// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { WindowQuery } from '@macadam/plugin-dora-common';
import { z } from 'zod/v3';
import type { Asked } from '../read/AuthorizedDeliveryReader';
import { entityRefOf, parsed } from '@macadam/portal-node';
import { windowQuery } from '../routes/queries';

/** Whom an action asks about, and when. What is wrong with them is found by the same rules as over HTTP. */
export const questionInput = z.object({
  entityRef: z
    .string()
    .describe(
      'Reference of a component, a group, a system or a domain, as component:default/payment-service; or organization, for everything you may see',
    ),
  days: z
    .number()
    .int()
    .optional()
    .describe(
      'The last so many days, today included; 30 by default, at most 730',
    ),
  first: z
    .string()
    .optional()
    .describe('Instead of days: the first local day, as 2026-03-02'),
  last: z.string().optional().describe('The last local day'),
  from: z
    .string()
    .optional()
    .describe('Instead of days: the beginning, ISO 8601 with an offset'),
  to: z.string().optional().describe('The end, which is not part of it'),
  timezone: z
    .string()
    .optional()
    .describe(
      "In which days begin: an IANA name. The owning group's by default",
    ),
});

/** @throws InputError that names the field */
export function questionOf({
  entityRef,
  ...input
}: z.infer<typeof questionInput>): {
  asked: Asked;
  query: WindowQuery;
} {
  const query = parsed(windowQuery, { ...input, days: input.days?.toString() });
  return { asked: askedOf(entityRef), query };
}

function askedOf(entityRef: string): Asked {
  if (entityRef === 'organization') return entityRef;
  return entityRefOf(partsOf(entityRef));
}

function partsOf(entityRef: string): object {
  try {
    return parseEntityRef(entityRef, { defaultKind: 'component' });
  } catch {
    throw new InputError(
      'entityRef: is no reference, as component:default/payment-service',
    );
  }
}

/** The same of a list, page by page. */
export const listInput = questionInput.extend({
  limit: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(20)
    .describe('How many at once'),
  cursor: z
    .string()
    .max(100)
    .optional()
    .describe('nextCursor of the page before'),
});
