// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './journey';
import { DocsPage } from './pages/DocsPage';
import { EntityPage } from './pages/EntityPage';

// A name of its own, so that the journey can be made again on the same stack; late in the alphabet, so that the home page, which shows the first
// few, keeps showing those of the story.
const name = `walk-${Date.now().toString(36)}`;

test('create a service by the form, see it come into being, read its docs', async ({
  page,
  portal,
  errors,
}) => {
  errors.expect(/404 .*\/api\/techdocs\//);
  await portal.signIn('payments-developer');
  await page.getByRole('link', { name: 'Start: Node.js microservice' }).click();

  await page.getByLabel(/^Name/).fill(name);
  await page.getByLabel(/^Description/).fill('Made by a journey');
  // The list draws only what is in sight of it.
  await page.getByLabel(/^Owner/).fill('Payments');
  await page.getByRole('option', { name: 'Payments', exact: true }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText(name)).toBeVisible();
  await page.getByRole('button', { name: 'Create service' }).click();

  await page.getByRole('link', { name: 'Open in catalog' }).click();
  await new EntityPage(page).expectName(name);

  await new DocsPage(page).open(name, name);
});

test('hear of a taken name while typing it', async ({ page, portal }) => {
  await portal.signIn('payments-developer');
  await page.goto('/create/templates/default/node-microservice');

  await page.getByLabel(/^Name/).fill('payment-service');

  await expect(page.getByText('payment-service is taken.')).toBeVisible();
});
