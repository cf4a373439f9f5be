// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './journey';
import { DocsPage } from './pages/DocsPage';

test('read the docs of payment-service, its runbook too', async ({
  page,
  portal,
}) => {
  const docs = new DocsPage(page);
  await portal.signIn('orders-developer');

  await docs.open(portal, 'payment-service', 'What it promises');
  await docs.chapter('Runbook').click();
  await expect(docs.heading('Runbook')).toBeVisible();

  await docs.open(portal, 'macadam', 'Find your way');
});
