// SPDX-License-Identifier: Apache-2.0
import { ConflictError } from '@backstage/errors';
import type {
  CostSource,
  CostSourcesExtensionPoint,
  ShareSource,
} from '@macadam/plugin-cost-node';

/** What modules have plugged in. */
export class CostSources implements CostSourcesExtensionPoint {
  readonly bills: CostSource[] = [];
  readonly shares: ShareSource[] = [];

  addCostSource(source: CostSource): void {
    this.assertNew(source.id);
    this.bills.push(source);
  }

  addShareSource(source: ShareSource): void {
    this.assertNew(source.id);
    this.shares.push(source);
  }

  /** Of either kind. */
  all(): { id: string; title: string }[] {
    return [...this.bills, ...this.shares];
  }

  private assertNew(id: string): void {
    if (this.all().some(source => source.id === id)) {
      throw new ConflictError(`There are two sources called ${id}`);
    }
  }
}
