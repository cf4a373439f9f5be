// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './journey';
import { DocsPage } from './pages/DocsPage';
import { EntityPage } from './pages/EntityPage';

test('read the docs of payment-service, its runbook too', async ({
  page,
  portal,
}) => {
  const docs = new DocsPage(page);
  await portal.signIn('orders-developer');

  await docs.open(portal, 'payment-service', 'What it promises');
  await new EntityPage(page).open('payment-service');
  await page.getByRole('link', { name: 'Runbook', exact: true }).click();
  await expect(docs.heading('Runbook')).toBeVisible();
  await docs.chapter('Architecture').click();
  await expect(docs.heading('Architecture')).toBeVisible();

  await docs.open(portal, 'macadam', 'Find your way');
});
