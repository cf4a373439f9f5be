// SPDX-License-Identifier: Apache-2.0
import { expect, type Page } from '@playwright/test';
import { visit } from './visit';

/** One entity of the catalog. */
export class EntityPage {
  constructor(readonly page: Page) {}

  async open(name: string, kind = 'component'): Promise<void> {
    await visit(this.page, `/catalog/default/${kind}/${name}`);
    await this.expectName(name);
  }

  async expectName(name: string): Promise<void> {
    await expect(
      this.page.getByRole('heading', { name, exact: true, level: 2 }),
    ).toBeVisible();
  }

  /** Tabs of one kind stand under a word of their own. */
  async openTab(group: string, name: string): Promise<void> {
    await this.page.getByRole('button', { name: group }).click();
    await this.page.getByRole('menuitemradio', { name, exact: true }).click();
  }

  async openMenu() {
    await this.page.getByRole('button', { name: 'more' }).click();
    return this.page.getByRole('menu');
  }
}
