// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './journey';
import { EntityPage } from './pages/EntityPage';

/** `yarn workspace @macadam/e2e screenshot`: the picture of the README. */
test('docs/images/portal.png', async ({ page, portal }) => {
  await portal.signIn('payments-developer');
  await new EntityPage(page).open('payment-service');
  const drawn = page.locator('svg');
  await expect(drawn.getByText('stripe-api', { exact: true })).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);

  await page.screenshot({
    path: '../../docs/images/portal.png',
    animations: 'disabled',
  });
});
