// SPDX-License-Identifier: Apache-2.0
import type { Sketch } from '../sketch';
import { customerCare, loyalty } from './customer';
import { fulfilment } from './fulfilment';
import { libraries } from './libraries';
import { orders } from './orders';
import { payments } from './payments';
import { search } from './search';
import { storefront } from './storefront';
import { technology } from './technology';

/** The repositories that are told in a few words. */
export const SKETCHES: Sketch[] = [
  ...payments,
  ...orders,
  ...storefront,
  ...fulfilment,
  ...customerCare,
  ...search,
  ...loyalty,
  ...technology,
  ...libraries,
];
