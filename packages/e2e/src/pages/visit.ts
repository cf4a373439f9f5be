// SPDX-License-Identifier: Apache-2.0
import type { Page } from '@playwright/test';

/** Goes to another page of the portal as a link within it does, which spares the browser the start of the app. */
export async function visit(page: Page, path: string): Promise<void> {
  // An app that is still starting hears of no move.
  await page.getByRole('navigation', { name: 'sidebar nav' }).waitFor();
  await page.evaluate(to => {
    window.history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}
