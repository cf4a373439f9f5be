// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './journey';

test('sign in through the identity provider, find what is mine, sign out', async ({
  page,
  portal,
}) => {
  await portal.signInAtTheDoor('payments-developer');
  const mine = page.getByRole('region', { name: 'Owned by you' });
  await expect(
    mine.getByRole('link', { name: 'payment-service' }),
  ).toBeVisible();

  await page.reload();
  await expect(portal.homeSearch).toBeVisible();

  await page.goto('/settings');
  await expect(page.getByText('payments-developer@acme.example')).toBeVisible();
  await page.getByTestId('user-settings-menu').click();
  await page.getByRole('menuitem', { name: 'Sign Out' }).click();
  await expect(portal.signInButton).toBeVisible();
});
