// SPDX-License-Identifier: Apache-2.0
import { expect, type Page } from '@playwright/test';

/** Docs are built after the push that brings them, or after the stack's start: a page may have to be asked for again. */
const builtWithinMilliseconds = 60_000;

/** What TechDocs shows of one component. Its pages stand in a shadow root, which locators look through. */
export class DocsPage {
  constructor(readonly page: Page) {}

  async open(component: string, heading: string): Promise<void> {
    await expect(async () => {
      await this.page.goto(`/docs/default/component/${component}`);
      await expect(this.heading(heading)).toBeVisible({ timeout: 5000 });
    }).toPass({ timeout: builtWithinMilliseconds });
  }

  heading(name: string | RegExp) {
    return this.page.locator('article').getByRole('heading', { name });
  }

  chapter(name: string) {
    return this.page
      .locator('[data-md-type="navigation"]')
      .getByRole('link', { name, exact: true });
  }
}
