// SPDX-License-Identifier: Apache-2.0
import { expect, type Page } from '@playwright/test';
import type { Portal } from './Portal';
import { visit } from './visit';

/** Docs are built after the push that brings them, or after the stack's start: the portal may have to be asked again. */
const builtWithinMilliseconds = 60_000;

/** What TechDocs shows of one component. Its pages stand in a shadow root, which locators look through. */
export class DocsPage {
  constructor(readonly page: Page) {}

  async open(
    portal: Portal,
    component: string,
    heading: string,
  ): Promise<void> {
    const docs = `default/component/${component}`;
    await expect
      .poll(
        async () =>
          (
            await portal.ask('GET', `techdocs/metadata/techdocs/${docs}`)
          ).status(),
        { timeout: builtWithinMilliseconds },
      )
      .toBe(200);
    await visit(this.page, `/docs/${docs}`);
    await expect(this.heading(heading)).toBeVisible();
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
