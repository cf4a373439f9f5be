// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './journey';
import { CreatePage } from './pages/CreatePage';
import { EntityPage } from './pages/EntityPage';
import { RunPage } from './pages/RunPage';

/** More presses than this, and it is out of reach for a person too. */
const patience = 60;

const isFocused = (element: Element) => element.matches(':focus-within');

async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < patience; presses++) {
    // An open list of choices hides all else from who cannot see it, until the next press.
    const isThere = (await target.count()) === 1;
    if (isThere && (await target.evaluate(isFocused))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Not reached with ${patience} presses of Tab: ${target}`);
}

test('sign in, search and open a service without a mouse', async ({
  page,
  portal,
}) => {
  await page.goto('/');
  await tabTo(page, portal.signInButton);
  const opening = page.waitForEvent('popup');
  await page.keyboard.press('Enter');
  const popup = await opening;
  await tabTo(popup, popup.locator('button[value="payments-developer"]'));
  await popup.keyboard.press('Enter');

  await tabTo(page, portal.homeSearch);
  await page.keyboard.type('payment-service');
  await page.keyboard.press('Enter');

  await tabTo(
    page,
    page.getByRole('link', { name: 'payment-service', exact: true }),
  );
  await page.keyboard.press('Enter');
  await new EntityPage(page).expectName('payment-service');
});

test('create a service without a mouse', async ({ page, portal }) => {
  test.slow();
  const name = `walk-${Date.now().toString(36)}`;
  const form = new CreatePage(page);
  await portal.signIn('payments-lead');
  await portal.openHome();
  const start = page.getByRole('link', {
    name: 'Start: Node.js microservice',
  });
  await tabTo(page, start);
  await page.keyboard.press('Enter');

  await tabTo(page, form.name);
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Made without a mouse');
  await tabTo(page, form.next);
  await page.keyboard.press('Enter');

  // The focus has come along to the next page's heading.
  await expect(
    page.getByRole('heading', { name: 'How it is built' }),
  ).toBeFocused();
  await tabTo(page, form.review);
  await page.keyboard.press('Enter');

  const files = page.getByRole('treegrid', { name: 'Files' });
  await tabTo(page, files);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: /^Content of/ })).toBeVisible();
  await tabTo(page, form.create);
  await page.keyboard.press('Enter');

  await new RunPage(page).expectReady(name);
  await tabTo(page, page.getByRole('link', { name: 'Open in catalog' }));
  await page.keyboard.press('Enter');
  await new EntityPage(page).expectName(name);
});
