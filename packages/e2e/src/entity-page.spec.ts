// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './journey';
import { EntityPage } from './pages/EntityPage';
import { visit } from './pages/visit';

test('an entity says what it is, how its runs do, and where it comes from', async ({
  page,
  portal,
}) => {
  const entity = new EntityPage(page);
  await portal.signIn('payments-developer');
  await entity.open('payment-service');

  const tools = page.getByRole('region', { name: 'Tools' });
  await expect(tools.getByText(/macadam\.links\.argocd/)).toBeVisible();
  const pager = page.waitForEvent('popup');
  await tools.getByRole('link', { name: 'PagerDuty' }).click();
  await expect(
    (await pager).getByRole('heading', { name: 'payment-service' }),
  ).toBeVisible();
  const provenance = page.getByRole('region', {
    name: 'Where this comes from',
  });
  await expect(
    provenance.getByRole('link', { name: /catalog-info\.yaml$/ }),
  ).toBeVisible();
  await expect(provenance.getByText('spec.owner')).toBeVisible();

  await expect(page.getByText('Recent Workflow Runs')).toBeVisible();
  await entity.openTab('Development', 'GitHub Actions');
  await page
    .getByRole('grid', { name: 'Data table' })
    .getByRole('row')
    .nth(1)
    .getByRole('link')
    .click();
  await expect(
    page.getByText('Workflow Run Details', { exact: true }),
  ).toBeVisible();
  await expect(page.getByText('Jobs', { exact: true })).toBeVisible();
});

test('the tools around an entity say what they have of it, and what is not there yet', async ({
  page,
  portal,
}) => {
  const entity = new EntityPage(page);
  const tools = page.getByRole('region', { name: 'Tools' });
  await portal.signIn('payments-developer');

  await entity.open('payment-service');
  const title = 'payment-service: golden signals';
  const dashboard = page.waitForEvent('popup');
  await tools.getByRole('link', { name: title }).click();
  await expect(
    (await dashboard).getByRole('heading', { name: title }),
  ).toBeVisible();
  const project = page.waitForEvent('popup');
  await tools.getByRole('link', { name: 'Quality gate passed' }).click();
  await expect(
    (await project).getByRole('heading', { name: 'Quality Gate: Passed' }),
  ).toBeVisible();

  await entity.open('ledger-service');
  await expect(
    tools.getByText(/^Quality gate failed: new_coverage \d[\d.]*$/),
  ).toBeVisible();

  await visit(page, '/catalog/default/component/recommendation-service');
  await entity.expectName('Recommendation service');
  await expect(
    tools.getByText(/^No dashboard carries the tag .*recommendation-service/),
  ).toBeVisible();
  await expect(
    tools.getByText(/^SonarQube has not analysed acme_recommendation-service/),
  ).toBeVisible();

  await visit(page, '/catalog/default/component/loyalty-service');
  await entity.expectName('Loyalty service');
  await expect(
    tools.getByText(/^SonarQube knows no project acme_loyalty-service/),
  ).toBeVisible();
});
