// SPDX-License-Identifier: Apache-2.0
import { violations } from './axe';
import { expect, test } from './journey';
import { visit } from './pages/visit';

test('turn the pages of the catalog, keep a view of it, come back to it', async ({
  page,
  portal,
}) => {
  const rows = page.getByRole('row').filter({ has: page.getByRole('link') });
  await portal.signIn('orders-developer');
  // Other journeys make components meanwhile, and a page turned back begins where they are.
  await visit(page, '/catalog?filters[user]=all&filters[kind]=resource');
  await expect(rows).toHaveCount(20);
  const first = await rows.first().getByRole('link').first().innerText();

  await page.getByRole('button', { name: 'Next table page' }).click();
  await expect(rows.first().getByRole('link').first()).not.toHaveText(first);
  await page.getByRole('button', { name: 'Previous table page' }).click();
  await expect(rows.first().getByRole('link').first()).toHaveText(first);

  await page.goto(
    '/catalog?filters[user]=all&filters[kind]=component&filters[owners]=group:default/payments-team',
  );
  await expect(page.getByRole('link', { name: 'orders-service' })).toHaveCount(
    0,
  );
  await expect(
    page.getByRole('link', { name: 'payment-service' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByLabel('Name of the view that is open').fill('Payments');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(
    page.getByRole('link', { name: 'Payments' }).last(),
  ).toBeVisible();
  expect(await violations(page, 'views')).toEqual([]);

  await page.goto('/catalog?filters[user]=all&filters[kind]=component');
  await expect(rows).toHaveCount(20);
  await page.getByRole('button', { name: 'Views' }).click();
  await page
    .getByRole('dialog')
    .getByRole('link', { name: 'Payments' })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(
    page.getByRole('link', { name: 'payment-service' }),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'orders-service' })).toHaveCount(
    0,
  );
});
