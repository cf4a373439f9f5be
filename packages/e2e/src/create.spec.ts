// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './journey';
import { CreatePage } from './pages/CreatePage';
import { DocsPage } from './pages/DocsPage';
import { EntityPage } from './pages/EntityPage';
import { RunPage } from './pages/RunPage';

// A name of its own, so that the journey can be made again on the same stack; late in the alphabet, so that the home page, which shows the first
// few, keeps showing those of the story.
const name = `walk-${Date.now().toString(36)}`;

test('see what will be created, create it, leave, come back, read its docs', async ({
  page,
  portal,
}) => {
  test.slow();
  const form = new CreatePage(page);
  await portal.signIn('payments-lead');
  await portal.openHome();
  await page.getByRole('link', { name: 'Start: Node.js microservice' }).click();

  await expect(form.owner).toHaveValue('Payments');
  await form.fillIn(name, 'Made by a journey');
  await form.goToPreview();
  await expect(form.creations).toContainText(`Repository acme/${name}`);
  await form.openFile('catalog-info.yaml');
  await expect(form.content('catalog-info.yaml')).toContainText(
    'Made by a journey',
  );
  const before = await portal.ask('GET', `golden-path/names/${name}`);
  expect(await before.json()).toMatchObject({ available: true });
  await form.create.click();

  const run = new RunPage(page);
  await run.expectSteps();
  await expect(page.getByText('You can leave this page')).toBeVisible();
  const address = page.url();
  await page.getByRole('link', { name: 'Home' }).click();
  await expect(portal.homeSearch).toBeVisible();
  await page.goto(address);
  await run.expectReady(name);
  for (const outcome of ['Repository', 'Pipeline', 'Catalog entry']) {
    await run.expectReached(outcome);
  }
  await expect(run.outcome('Namespace in staging')).toContainText(
    'Not set up yet',
  );

  await page.getByRole('link', { name: 'Open in catalog' }).click();
  await new EntityPage(page).expectName(name);
  await new DocsPage(page).open(portal, name, name);
});

test('hear of a taken name while typing it', async ({ page, portal }) => {
  await portal.signIn('payments-developer');
  const form = new CreatePage(page);
  await form.open();

  await form.name.fill('payment-service');

  await expect(page.getByText('payment-service is taken.')).toBeVisible();
});
