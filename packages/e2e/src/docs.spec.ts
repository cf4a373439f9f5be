// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './journey';
import { DocsPage } from './pages/DocsPage';

test('read the docs of payment-service, its runbook too', async ({
  page,
  portal,
  errors,
}) => {
  // Before the docs are built they are not there.
  errors.expect(/404 .*\/api\/techdocs\//);
  const docs = new DocsPage(page);
  await portal.signIn('orders-developer');

  await docs.open('payment-service', 'What it promises');
  await docs.chapter('Runbook').click();
  await expect(docs.heading('Runbook')).toBeVisible();
});
