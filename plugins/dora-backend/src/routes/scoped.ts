// SPDX-License-Identifier: Apache-2.0
import { entityRefOf } from '@macadam/portal-node';
import type { Request } from 'express';
import type { Asked } from '../read/AuthorizedDeliveryReader';

/** Whom a path is about: `/entities/:kind/:namespace/:name/…` or `/organization/…`. */
export function askedOf({ params }: Request): Asked {
  return params.kind ? entityRefOf(params) : 'organization';
}

const SCOPES = ['/entities/:kind/:namespace/:name', '/organization'];

/** The paths of one question, of an entity and of all that the caller may see. */
export function scoped(what: string): string[] {
  return SCOPES.map(scope => `${scope}/${what}`);
}
