// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from '@playwright/test';
import { visit } from './visit';

/** The cost of one scope: on the card of an entity, on its tab, or on the page of the organisation. */
export class CostPage {
  constructor(readonly page: Page) {}

  async open(name: string, kind = 'component'): Promise<void> {
    await visit(this.page, `/catalog/default/${kind}/${name}/cost`);
  }

  async openOrganization(): Promise<void> {
    await visit(this.page, '/cost');
  }

  get card(): Locator {
    return this.page.getByRole('region', { name: 'Cost', exact: true });
  }

  get lines(): Locator {
    return this.page.getByRole('region', { name: 'Lines', exact: true });
  }

  line(title: string): Locator {
    return this.lines.getByRole('row').filter({ hasText: title });
  }
}
