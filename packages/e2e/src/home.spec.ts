// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './journey';
import { EntityPage } from './pages/EntityPage';

/** The forge is read after the start, and who opens the page before that is told so. */
const expectOnce = (page: Page, wanted: Locator) =>
  expect(async () => {
    await page.goto('/');
    await expect(wanted.first()).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: 60_000 });

test('an owner’s first look: what needs me, what is mine, what I star and visit', async ({
  page,
  portal,
}) => {
  await portal.signIn('payments-developer');
  const region = (name: string | RegExp) => page.getByRole('region', { name });
  const needsMe = region('Needs you');
  await expectOnce(page, needsMe.getByRole('link', { name: /failed on / }));
  await expect(needsMe.getByText(/^From GitHub, read/)).toBeVisible();
  await expect(
    region('Start something')
      .getByRole('link', { name: /^Start: / })
      .first(),
  ).toBeVisible();

  await region(/^Owned by you/)
    .getByRole('link', { name: 'payment-service', exact: true })
    .click();
  const entity = new EntityPage(page);
  await entity.expectName('payment-service');
  await page.getByRole('button', { name: 'Add to favorites' }).click();
  await expect(
    page.getByRole('button', { name: 'Remove from favorites' }),
  ).toBeVisible();

  await page.getByRole('link', { name: 'Home' }).click();
  for (const name of [/Starred/, 'Recently visited']) {
    await expect(
      region(name).getByText('payment-service', { exact: true }).first(),
    ).toBeVisible();
  }
  expect(await violations(page, 'home with a star')).toEqual([]);
  // So that the journey can be made again on the same stack.
  await region(/Starred/)
    .getByRole('button', { name: 'Remove payment-service from favorites' })
    .click();
  await expect(region(/Starred/).getByText(/^Press the star/)).toBeVisible();
});

test('a newcomer’s first look: nothing of one’s own, and where to begin', async ({
  page,
  portal,
}) => {
  await portal.signIn('new-developer');
  const region = (name: string | RegExp) => page.getByRole('region', { name });
  await expectOnce(
    page,
    region('Needs you').getByText(/^No failed run of what you own/),
  );
  await expect(
    region('Start something')
      .getByRole('link', { name: /^Start: / })
      .first(),
  ).toBeVisible();
  const mine = region(/^Owned by you/);
  await expect(mine.getByText(/own a component yet/)).toBeVisible();

  await mine.getByRole('link', { name: 'Find your team' }).click();
  await page.getByRole('link', { name: 'Payments', exact: true }).click();
  await new EntityPage(page).expectName('Payments');
  await expect(page.getByRole('link', { name: 'Priya Nair' })).toBeVisible();

  await page.getByRole('link', { name: 'Home' }).click();
  await mine.getByRole('link', { name: 'See all services' }).click();
  await expect(
    page.getByRole('link', { name: 'Acme auth for Go' }),
  ).toBeVisible();
});
