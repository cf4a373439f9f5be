// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './journey';
import { EntityPage } from './pages/EntityPage';

/** More presses than this, and it is out of reach for a person too. */
const patience = 60;

async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < patience; presses++) {
    if (await target.evaluate(element => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Not reached with ${patience} presses of Tab: ${target}`);
}

test('sign in, search and open a service without a mouse', async ({
  page,
  portal,
}) => {
  await page.goto('/');
  await tabTo(page, portal.signInButton);
  const opening = page.waitForEvent('popup');
  await page.keyboard.press('Enter');
  const popup = await opening;
  await tabTo(popup, popup.locator('button[value="payments-developer"]'));
  await popup.keyboard.press('Enter');

  await tabTo(page, portal.homeSearch);
  await page.keyboard.type('payment-service');
  await page.keyboard.press('Enter');

  await tabTo(
    page,
    page.getByRole('link', { name: 'payment-service', exact: true }),
  );
  await page.keyboard.press('Enter');
  await new EntityPage(page).expectName('payment-service');
});
