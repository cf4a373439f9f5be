// SPDX-License-Identifier: Apache-2.0
import { entityRefOf } from '@macadam/portal-node';
import type { Request } from 'express';
import type { Asked } from '../read/AuthorizedCostReader';

const ENTITY = '/entities/:kind/:namespace/:name';

/** Whom a path is about: `/entities/:kind/:namespace/:name/…`, `/organization/…` or `/unallocated/…`. */
export function askedOf({ params, path }: Request): Asked {
  if (params.kind) return entityRefOf(params);
  return path.startsWith('/unallocated/') ? 'unallocated' : 'organization';
}

/** The paths of one question, of an entity, of all that the caller may see, and of what nothing matches. */
export function scoped(what: string): string[] {
  return [ENTITY, '/organization', '/unallocated'].map(
    scope => `${scope}/${what}`,
  );
}
