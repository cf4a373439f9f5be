// SPDX-License-Identifier: Apache-2.0
import type { Reject } from '@macadam/plugin-cost-node';

/**
 * The columns that we read, each by the names that the versions of FOCUS gave to it, the newest first
 * (https://focus.finops.org/focus-specification/). Those of 1.0 to 1.2 share theirs; 1.3 renamed the provider, and 1.4 dropped the old name.
 */
const NAMES = {
  billed: ['BilledCost'],
  effective: ['EffectiveCost'],
  list: ['ListCost'],
  currency: ['BillingCurrency'],
  chargeCategory: ['ChargeCategory'],
  chargeClass: ['ChargeClass'],
  begin: ['ChargePeriodStart'],
  end: ['ChargePeriodEnd'],
  provider: ['ServiceProviderName', 'ProviderName'],
  category: ['ServiceCategory'],
  service: ['ServiceName'],
  subAccount: ['SubAccountId'],
  billingAccount: ['BillingAccountId'],
  resourceId: ['ResourceId'],
  resourceName: ['ResourceName'],
  region: ['RegionId'],
  tags: ['Tags'],
} as const;

export type Column = keyof typeof NAMES;

const NULL = /^null$/i;

/** Mandatory in every version. */
const REQUIRED: Column[] = [
  ...(['billed', 'effective', 'list', 'currency'] as const),
  ...(['chargeCategory', 'chargeClass', 'begin', 'end'] as const),
  ...(['provider', 'category', 'service', 'billingAccount'] as const),
];

/** Where each column of a file is. */
export class Columns {
  private constructor(
    readonly names: readonly string[],
    /** Of each the newest name first, where a file has several. */
    private readonly places: ReadonlyMap<Column, readonly number[]>,
  ) {}

  /** Of the first row of a file; or what is wrong with it. */
  static from(names: readonly string[]): Columns | Reject[] {
    const rejects: Reject[] = [];
    const places = new Map<Column, number[]>();
    for (const [column, aliases] of Object.entries(NAMES)) {
      const found = aliases
        .map(alias => names.indexOf(alias))
        .filter(place => place !== -1);
      if (found.length > 0) places.set(column as Column, found);
    }
    for (const column of REQUIRED.filter(one => !places.has(one))) {
      rejects.push({
        line: 1,
        column: NAMES[column].join(' or '),
        reason:
          'is missing: every version of FOCUS that is known, 1.0 to 1.4, has it',
      });
    }
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) {
      rejects.push({ line: 1, column: twice, reason: 'is there twice' });
    }
    return rejects.length > 0 ? rejects : new Columns(names, places);
  }

  /** What stands in a row, without spaces around it, under the newest name that has anything; FOCUS' null is nothing. */
  value(cells: readonly string[], column: Column): string {
    for (const place of this.places.get(column) ?? []) {
      const text = cells[place].trim();
      if (text !== '' && !NULL.test(text)) return text;
    }
    return '';
  }

  /** As this file calls it. */
  nameOf(column: Column): string {
    const [place = -1] = this.places.get(column) ?? [];
    return this.names[place] ?? NAMES[column][0];
  }
}
