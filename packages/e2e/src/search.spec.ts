// SPDX-License-Identifier: Apache-2.0
import type { Page } from '@playwright/test';
import { expect, test } from './journey';
import { EntityPage } from './pages/EntityPage';
import { visit } from './pages/visit';

const field = (page: Page) => page.getByRole('search').getByRole('searchbox');
const results = (page: Page) =>
  page.getByRole('list', { name: 'Results' }).getByRole('listitem');

test('search finds by name, by typo and by owner while one types', async ({
  page,
  portal,
}) => {
  await portal.signIn('orders-developer');
  await visit(page, '/search');

  await field(page).pressSequentially('payment-service');
  const first = results(page).first();
  await expect(first.getByRole('link').first()).toHaveText('payment-service');
  await expect(first.getByRole('link', { name: 'Payments' })).toBeVisible();
  await expect(page).toHaveURL(/query=payment-service/);
  // Whose turn it is says the pager, on the page of the service.
  const onCall = first.getByRole('link', { name: /^On call: / });
  const opened = page.waitForEvent('popup');
  await onCall.click();
  const pager = await opened;
  const turn = pager.getByRole('listitem').filter({ hasText: 'level 1' });
  const name = await turn.getByRole('link').first().textContent();
  await pager.close();
  await expect(onCall).toHaveText(`On call: ${name}`);

  await field(page).fill('paymnet-service');
  await expect(page.getByText('Did you mean')).toBeVisible();
  await page.getByRole('button', { name: 'payment-service' }).click();
  await expect(page).toHaveURL(/query=payment-service/);
  await expect(page.getByText('Did you mean')).toBeHidden();

  await field(page).fill('payments-team');
  await page.getByRole('radio', { name: 'Components' }).click();
  await expect(
    results(page).getByRole('link', { name: 'payment-service', exact: true }),
  ).toBeVisible();
  await expect(page).toHaveURL(/type=components/);
  await page.goBack();
  await expect(page.getByRole('radio', { name: 'All' })).toBeChecked();
});

test('nothing found says what to do', async ({ page, portal }) => {
  await portal.signIn('orders-developer');
  await visit(page, '/search?query=xyzzyplugh');
  await expect(
    page.getByRole('heading', { name: /Nothing found for/ }),
  ).toBeVisible();
  for (const way of ['Create a service', 'Ask the platform team']) {
    await expect(page.getByRole('link', { name: way })).toBeVisible();
  }
});

test('the palette leads to a service by keyboard, and gives the focus back', async ({
  page,
  portal,
}) => {
  await portal.signIn('orders-developer');
  await portal.openHome();
  await portal.homeSearch.focus();

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await expect(palette).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(portal.homeSearch).toBeFocused();

  const inGroup = (title: string, option: string | RegExp) =>
    palette
      .getByRole('group', { name: title })
      .getByRole('option', { name: option })
      .first();
  await page.keyboard.press('Meta+k');
  await expect(inGroup('Pages', /^Catalog/)).toBeVisible();
  await expect(inGroup('Templates', /^Node\.js microservice/)).toBeVisible();
  await expect
    .poll(async () =>
      (
        await portal.ask('GET', 'search/query?term=runbook&types[0]=techdocs')
      ).text(),
    )
    .toContain('/runbook/');
  await page.keyboard.type('runbook');
  await expect(inGroup('Docs', /^Runbook/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('paymnet-serv');
  const option = palette.getByRole('option', { name: /^payment-service/ });
  await expect(option.first()).toBeVisible();
  await expect(
    palette.getByRole('option', { name: /^Search for/ }),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  await new EntityPage(page).expectName('payment-service');
});
