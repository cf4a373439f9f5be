// SPDX-License-Identifier: Apache-2.0
import { violations } from './axe';
import { expect, test } from './journey';
import { DeliveryPage } from './pages/DeliveryPage';
import { EntityPage } from './pages/EntityPage';
import { Forge } from './pages/Forge';
import { visit } from './pages/visit';

test('how a service is delivered: from the card down to a deployment', async ({
  page,
  portal,
}) => {
  const delivery = new DeliveryPage(page);
  await portal.signIn('payments-developer');
  await new EntityPage(page).open('payment-service');
  await delivery.expectFigures(delivery.card);

  await delivery.card
    .getByRole('link', { name: /^Deployments, incidents/ })
    .click();
  await expect(delivery.deployments.nth(1)).toBeVisible();

  await page
    .getByRole('button', { name: 'Explain this number: Change lead time' })
    .click();
  const explained = page.getByRole('dialog');
  await expect(explained.getByRole('region', { name: 'Rules' })).toContainText(
    'R6',
  );
  await expect(
    explained.getByRole('region', { name: /^Counted: \d/ }).first(),
  ).toContainText(/\d (s|min|h|d)/);
  await expect(page).toHaveURL(/explain=changeLeadTime/);
  expect(await violations(page, 'explanation of a figure')).toEqual([]);
});

test('another window of time shows other figures, and stays in the address', async ({
  page,
  portal,
}) => {
  const delivery = new DeliveryPage(page);
  await portal.signIn('payments-developer');
  await delivery.open('catalogue-web');
  const span = page.getByRole('status').filter({ hasText: /deployments of/ });
  await expect(span).toBeVisible();
  const ninety = await span.textContent();

  await page.getByRole('radio', { name: '30 days' }).click();
  await expect(page).toHaveURL(/days=30/);
  await expect(span).not.toHaveText(ninety ?? '');
  await page.reload();
  await expect(page.getByRole('radio', { name: '30 days' })).toBeChecked();
});

test('an owner says what caused an incident, and it counts', async ({
  page,
  portal,
}) => {
  const delivery = new DeliveryPage(page);
  await portal.signIn('payments-developer');
  await delivery.open('payment-service');
  const decide = page.getByRole('button', { name: /^What caused / }).first();
  const incident = (await decide.getAttribute('aria-label')) ?? '';
  const title = incident.replace(/^What caused it\? /, '');

  await decide.click();
  await page.getByText('No change of ours', { exact: true }).click();
  await page.getByLabel(/^Why/).fill('The data centre was dark');
  expect(await violations(page, 'cause of an incident')).toEqual([]);
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(delivery.incident(title).first()).toContainText(
    'Not caused by a change',
  );
  await expect(delivery.incident(title).first()).toContainText(
    'The data centre was dark',
  );
});

test('a fix that goes to production moves the figures by itself', async ({
  page,
  portal,
  request,
}) => {
  const delivery = new DeliveryPage(page);
  const forge = new Forge(request, 'payment-service', 'payments-developer');
  const file = `docs/fixes/${Date.now().toString(36)}.md`;
  await portal.signIn('payments-developer');
  await delivery.open('payment-service');
  const span = page.getByRole('status').filter({ hasText: /deployments of/ });
  const before = await span.textContent();

  const sha = await forge.write(file, 'What was broken, and is not any more\n');
  await forge.runWorkflow('deploy.yaml');
  await expect(delivery.deployments.nth(1)).toContainText(sha.slice(0, 7));
  await expect(span).not.toHaveText(before ?? '');
});

test('who does not own a service reads its delivery and decides nothing', async ({
  page,
  portal,
}) => {
  const delivery = new DeliveryPage(page);
  await portal.signIn('orders-developer');
  await delivery.open('payment-service');
  await expect(
    page.getByText('The owners and the platform team say what caused'),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /^What caused / })).toHaveCount(
    0,
  );
  const refused = await portal.ask('PUT', 'dora/incidents/1/cause', {
    kind: 'not-a-change',
  });
  expect([403, 404]).toContain(refused.status());
});

test('a service that never went to production says so; a team and all of Acme add up', async ({
  page,
  portal,
}) => {
  const delivery = new DeliveryPage(page);
  await portal.signIn('payments-developer');
  await delivery.open('recommendation-service');
  await expect(delivery.figure('Change fail rate')).toContainText('No data');

  await visit(page, '/delivery');
  await page.getByRole('link', { name: 'Payments', exact: true }).click();
  await expect(page).toHaveURL(/group\/payments-team\/delivery/);
  await delivery.expectFigures();
});
