// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './journey';
import { EntityPage } from './pages/EntityPage';

test('find who owns payment-service, and what hangs on it', async ({
  page,
  portal,
}) => {
  const entity = new EntityPage(page);
  await portal.signIn('orders-developer');

  await portal.search('payment-service');
  await page
    .getByRole('link', { name: 'payment-service', exact: true })
    .click();
  await entity.expectName('payment-service');

  const relations = page.locator('svg');
  await expect(
    relations.getByText('stripe-api', { exact: true }),
  ).toBeVisible();
  await expect(
    relations.getByText('kafka-cluster', { exact: true }),
  ).toBeVisible();

  await page
    .getByRole('link', { name: 'Payments', exact: true })
    .first()
    .click();
  await entity.expectName('Payments');
  await expect(page.getByRole('link', { name: 'Priya Nair' })).toBeVisible();
});
