// SPDX-License-Identifier: Apache-2.0
import type { Page } from '@playwright/test';

/** Goes to a page of the portal: to the first by its address, to others as a link does, which spares the browser the start of the app. */
export async function visit(page: Page, path: string): Promise<void> {
  if (page.url() === 'about:blank') {
    await page.goto(path);
    return;
  }
  // An app that is still starting hears of no move.
  await page
    .getByRole('navigation', { name: 'sidebar nav' })
    .waitFor({ state: 'attached' });
  await page.evaluate(to => {
    window.history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}
