// SPDX-License-Identifier: Apache-2.0
import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { CostSource } from './CostSource';
import type { ShareSource } from './ShareSource';

/** Where sources of costs plug in. */
export interface CostSourcesExtensionPoint {
  /** @throws ConflictError when there is one of that id already */
  addCostSource(source: CostSource): void;
  /** @throws ConflictError when there is one of that id already */
  addShareSource(source: ShareSource): void;
}

export const costSourcesExtensionPoint =
  createExtensionPoint<CostSourcesExtensionPoint>({ id: 'cost.sources' });
