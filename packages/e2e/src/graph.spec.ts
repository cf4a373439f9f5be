// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './journey';
import { EntityPage } from './pages/EntityPage';

test('the graph shows what hangs on what, and leads there', async ({
  page,
  portal,
}) => {
  await portal.signIn('orders-developer');
  await new EntityPage(page).open('payment-service');
  await page.getByRole('link', { name: 'View graph' }).click();

  const node = (name: string) =>
    page.locator('svg').getByText(name, { exact: true });
  for (const name of [
    'payment-service',
    'stripe-api',
    'kafka-cluster',
    'postgres-payments',
    'Payments API, version 2',
    'Checkout platform',
    'Payments',
  ]) {
    await expect(node(name).first()).toBeVisible();
  }
  // A click puts another in the middle; with the shift key it opens its page.
  await node('stripe-api').first().click();
  await expect(page).toHaveURL(/rootEntityRefs.*stripe-api/);
  await node('payment-service')
    .first()
    .click({ modifiers: ['Shift'] });
  await new EntityPage(page).expectName('payment-service');
});
