// SPDX-License-Identifier: Apache-2.0
import { ConflictError } from '@backstage/errors';
import type {
  CostSource,
  CostSourcesExtensionPoint,
} from '@macadam/plugin-cost-node';

/** What modules have plugged in. */
export class CostSources implements CostSourcesExtensionPoint {
  readonly all: CostSource[] = [];

  addCostSource(source: CostSource): void {
    if (this.all.some(({ id }) => id === source.id)) {
      throw new ConflictError(`There are two sources called ${source.id}`);
    }
    this.all.push(source);
  }
}
