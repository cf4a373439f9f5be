// SPDX-License-Identifier: Apache-2.0
import type { Page } from '@playwright/test';
import { expect, test } from './journey';
import { EntityPage } from './pages/EntityPage';
import { visit } from './pages/visit';

/** How light the ground of the page is, from 0 to 255. */
const groundOf = (page: Page) =>
  page.evaluate(() => {
    const { backgroundColor } = getComputedStyle(document.body);
    const [red, green, blue] = backgroundColor.match(/\d+/g)!.map(Number);
    return Math.max(red, green, blue);
  });

test('choose the dark theme, find everything dark, and find it so again', async ({
  page,
  portal,
}) => {
  await portal.signIn('orders-developer');
  await portal.openHome();
  expect(await groundOf(page)).toBeGreaterThan(200);

  await visit(page, '/settings/general');
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect.poll(() => groundOf(page)).toBeLessThan(60);

  await page.reload();
  await new EntityPage(page).open('payment-service');
  expect(await groundOf(page)).toBeLessThan(60);
  await visit(page, '/search?query=payment');
  await expect(page.getByText('Owner:').first()).toBeVisible();
  expect(await groundOf(page)).toBeLessThan(60);
});
