// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './journey';
import { DeliveryPage } from './pages/DeliveryPage';
import { DocsPage } from './pages/DocsPage';
import { EntityPage } from './pages/EntityPage';
import { visit } from './pages/visit';

const component = (name: string) => `/catalog/default/component/${name}`;

test('a service that nobody looks after, one that is archived, one without docs: each says so', async ({
  page,
  portal,
}) => {
  const entity = new EntityPage(page);
  const delivery = new DeliveryPage(page);
  const tabs = page.getByRole('navigation', { name: 'Content navigation' });
  const tools = page.getByRole('region', { name: 'Tools' });
  const changes = page.getByRole('region', { name: 'Last changes' });
  await portal.signIn('orders-developer');

  await new DocsPage(page).open(portal, 'loyalty-service', 'Loyalty service');
  await visit(page, component('loyalty-service'));
  await entity.expectName('Loyalty service');
  await expect(
    delivery.figure('Change lead time', delivery.card),
  ).toContainText('No deployments in this window');
  // Of its code and of its docs.
  await expect(
    changes.getByRole('link', { name: /^\d+ years? ago$/ }),
  ).toHaveCount(2);
  await expect(
    changes.getByText(/^Nobody has changed it for \d+ months: ask its owners/),
  ).toBeVisible();
  await expect(changes.getByText(/^From GitHub, read /)).toBeVisible();
  await page
    .getByRole('link', { name: 'Loyalty', exact: true })
    .first()
    .click();
  await entity.expectName('Loyalty');
  await expect(page.getByText('This group has no members.')).toBeVisible();

  await visit(page, component('carrier-gateway'));
  await entity.expectName('Carrier gateway');
  await expect(
    page.getByRole('definition').getByText('deprecated'),
  ).toBeVisible();
  await expect(page.getByText('archived', { exact: true })).toBeVisible();
  await expect(tabs.getByRole('link', { name: 'TechDocs' })).toBeVisible();

  await visit(page, component('recommendation-service'));
  await entity.expectName('Recommendation service');
  await expect(tools.getByText('None yet')).toBeVisible();
  await expect(changes.getByText('Code', { exact: true })).toBeVisible();
  await expect(changes.getByText('Docs', { exact: true })).toHaveCount(0);
  await expect(tabs.getByRole('link', { name: 'Delivery' })).toBeVisible();
  await expect(tabs.getByRole('link', { name: 'TechDocs' })).toHaveCount(0);
});

test('a service whose file names no owner: its team reads the line, others that a file is not taken', async ({
  page,
  portal,
}) => {
  await portal.signIn('orders-developer');
  const mine = async () =>
    (await portal.ask('GET', 'catalog-files/mine')).text();
  await expect.poll(mine, { timeout: 60_000 }).toContain('returns-service');
  await portal.openHome();
  await expect(
    page
      .getByRole('region', { name: 'Needs you' })
      .getByRole('listitem')
      .filter({ hasText: 'acme/returns-service' }),
  ).toContainText(/Line \d+: .*'owner'/);

  await portal.signIn('new-developer');
  expect(await mine()).not.toContain('returns-service');
  await page.goto('/catalog?filters[user]=all&filters[kind]=component');
  await expect(
    page.getByText(/\d+ files cannot be taken; the owners know why/),
  ).toBeVisible();
  await visit(page, '/search?query=returns-service');
  await expect(
    page.getByText(
      'acme/returns-service has a catalog file that the portal cannot take',
    ),
  ).toBeVisible();
});
