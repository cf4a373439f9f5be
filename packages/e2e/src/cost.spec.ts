// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './journey';
import { CostPage } from './pages/CostPage';
import { EntityPage } from './pages/EntityPage';

test('what a service costs: from the card to a line, and why it is here', async ({
  page,
  portal,
}) => {
  const cost = new CostPage(page);
  await portal.signIn('payments-developer');
  // After a first start the bills come before the catalog.
  await expect(async () => {
    await new EntityPage(page).open('payment-service');
    await expect(cost.card).toContainText(/\$\d/, { timeout: 10_000 });
  }).toPass({ timeout: 75_000 });
  await expect(cost.card).toContainText(/of \$2,000\.00/);

  await cost.card.getByRole('link', { name: /^Every line/ }).click();
  await expect(cost.line('payment-service-db')).toContainText(
    'Tag service: tag service = payment-service',
  );
  const rules = page.getByRole('region', { name: 'Rules', exact: true });
  await expect(rules).toContainText('tag service names a component');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^cost-.*\.csv$/);
});

test('why a cost rose is found by its lines', async ({ page, portal }) => {
  const cost = new CostPage(page);
  await portal.signIn('payments-developer');
  await cost.open('search-service');
  await expect(cost.line('search-service-logs')).toContainText(
    'Amazon CloudWatch',
  );
  await page.getByRole('radio', { name: 'By resource' }).click();
  await expect(
    page.getByRole('figure', { name: 'Cost by day in USD' }),
  ).toContainText('search-service-logs');
});

test('what belongs to nobody is for the platform team', async ({
  page,
  portal,
  errors,
}) => {
  errors.expect(/status of 403/);
  const cost = new CostPage(page);
  await portal.signIn('payments-developer');
  await cost.openOrganization();
  const parts = page.getByRole('region', { name: 'Parts', exact: true });
  await expect(parts).toContainText('Not allocated');
  await expect(parts).toContainText(/€\d/);

  await expect(
    page.getByText(/^The lines of what belongs to nobody/),
  ).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Bills' })).toHaveCount(0);

  await page.getByRole('radio', { name: 'Not allocated' }).click();
  await expect(page.getByText('This is for the platform team')).toBeVisible();
});

test('the platform team sees the cluster that nobody has put a name on', async ({
  page,
  portal,
}) => {
  const cost = new CostPage(page);
  await portal.signIn('platform-engineer');
  await cost.openOrganization();
  await page.getByRole('radio', { name: 'Not allocated' }).click();
  await expect(cost.line('lab-cluster-node-1')).toContainText(
    'No rule matches it',
  );
});

test('the platform team sees what became of each bill', async ({
  page,
  portal,
}) => {
  const cost = new CostPage(page);
  await portal.signIn('platform-engineer');
  await cost.openOrganization();
  await page.getByRole('radio', { name: 'Bills' }).click();
  const bills = page.getByRole('region', {
    name: 'Bills that came',
    exact: true,
  });
  const exported = bills.getByRole('row').filter({ hasText: 'aws/' });
  await expect(exported.first()).toContainText('FOCUS files');
  await expect(exported.first()).toContainText('Counts');
});

test('what a team keeps to itself is refused to others, who are told whom to ask', async ({
  page,
  portal,
  errors,
}) => {
  errors.expect(/status of 403/);
  const cost = new CostPage(page);
  await portal.signIn('orders-developer');
  await cost.open('identity-service');
  await expect(
    page.getByText(/only for the members and leads of its group/),
  ).toBeVisible();
});
