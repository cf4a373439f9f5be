// SPDX-License-Identifier: Apache-2.0
import {
  currencySchema,
  type Budget,
  type Money,
} from '@macadam/plugin-cost-common';
import { ANNOTATION_MONTHLY_BUDGET } from '@macadam/portal-common';
import type { CostedEntity, Directory } from '../allocate/Directory';

export interface Limit {
  entityRef: string;
  limit: Money;
  from: Budget['from'];
}

/** What is meant to be spent. What the configuration says goes before what an entity says of itself. */
export class Limits {
  constructor(private readonly configured: ReadonlyMap<string, Money>) {}

  of(entity: CostedEntity | undefined): Limit | undefined {
    if (!entity) return undefined;
    const { ref: entityRef, annotations } = entity;
    const configured = this.configured.get(entityRef);
    if (configured) return { entityRef, limit: configured, from: 'config' };
    const limit = limitIn(annotations[ANNOTATION_MONTHLY_BUDGET]);
    return limit && { entityRef, limit, from: 'annotation' };
  }

  all(directory: Directory): Limit[] {
    return directory.entities.flatMap(entity => this.of(entity) ?? []);
  }
}

/** `1200 EUR`; what is none means none. */
function limitIn(written = ''): Money | undefined {
  const [, amount, currency] =
    /^\s*(\d{1,15}(?:\.\d{1,4})?)\s+([A-Z]{3})\s*$/.exec(written) ?? [];
  return currencySchema.safeParse(currency).success
    ? { amount, currency }
    : undefined;
}
