// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './journey';
import { EntityPage } from './pages/EntityPage';

test('an entity says what it is, how its runs do, and where it comes from', async ({
  page,
  portal,
}) => {
  const entity = new EntityPage(page);
  await portal.signIn('payments-developer');
  await entity.open('payment-service');

  const tools = page.getByRole('region', { name: 'Tools' });
  await expect(tools.getByText(/macadam\.links\.grafana/)).toBeVisible();
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
