// SPDX-License-Identifier: Apache-2.0
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './journey';
import { CreatePage } from './pages/CreatePage';
import { DocsPage } from './pages/DocsPage';
import { EntityPage } from './pages/EntityPage';
import type { Portal } from './pages/Portal';
import { RunPage } from './pages/RunPage';

// A name of its own, so that the journey can be made again on the same stack; late in the alphabet, so that the home page, which shows the first
// few, keeps showing those of the story.
const name = `walk-${Date.now().toString(36)}`;

/** Answers that nobody else of the journeys gives. */
const port = 4321;

type Look = (at: string) => Promise<void>;

async function fillIn(form: CreatePage, look: Look) {
  await expect(form.owner).toHaveValue('Payments');
  await form.name.fill('Not A Name');
  await expect(form.page.getByText(/^Use 3 to 50 lower-case/)).toBeVisible();
  await look('form with an error');
  await form.fillIn(name, 'Made by a journey');
  await form.next.click();
  await form.port.fill(String(port));
}

async function seeWhatWillBe(form: CreatePage, portal: Portal, look: Look) {
  await form.goToPreview();
  await expect(form.creations).toContainText(`Repository acme/${name}`);
  await form.openFile('catalog-info.yaml');
  await expect(form.content('catalog-info.yaml')).toContainText(
    'Made by a journey',
  );
  await look('preview');
  const before = await portal.ask('GET', `golden-path/names/${name}`);
  expect(await before.json()).toMatchObject({ available: true });
}

/** The way back is the message of its end. */
async function leaveAndComeBack(page: Page, portal: Portal) {
  await expect(page.getByText('You can leave this page')).toBeVisible();
  await page.getByRole('link', { name: 'Home' }).click();
  await expect(portal.homeSearch).toBeVisible();
  // The bell counts what is unread, without a reload.
  const bell = page.getByRole('link', { name: /^Notifications/ });
  await expect(bell).toContainText(/\d/);
  await bell.click();
  // A message says so as well, for a moment.
  await page
    .getByRole('link', { name: `${name} is ready` })
    .first()
    .click();
}

async function seeWhatItBrought(page: Page, portal: Portal) {
  const run = new RunPage(page);
  for (const outcome of ['Repository', 'Pipeline', 'Catalog entry']) {
    await run.expectReached(outcome);
  }
  for (const later of ['Namespace in staging', 'Observable in staging']) {
    await expect(run.outcome(later)).toContainText('Not set up yet');
  }
  await page.getByRole('link', { name: 'Open in catalog' }).click();
  await new EntityPage(page).expectName(name);
  // Its name stands in the place of an id that PagerDuty has not given yet.
  await expect(page.getByText('Not there yet: make the service')).toBeVisible();
  const runbook = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Runbook', exact: true }).click();
  await expect((await runbook).getByText('runbook.md').first()).toBeVisible();
  await new DocsPage(page).open(portal, name, name);
}

async function answerLess(page: Page, form: CreatePage) {
  await form.open();
  await expect(page.getByText('as you answered last time')).toBeVisible();
  await expect(form.name).toHaveValue('');
  await form.fillIn('walk-again', 'Answered twice');
  await form.next.click();
  await expect(form.port).toHaveValue(String(port));

  await form.open();
  await page.getByRole('button', { name: 'Start without them' }).click();
  await expect(page.getByText('as you answered last time')).toBeHidden();
  await form.fillIn('walk-again', 'Answered thrice');
  await form.next.click();
  await expect(form.port).toHaveValue('3000');
}

// One creation, with all that one wants of it: each takes half a minute of two processors.
test('see what will be created, create it, leave, be told of its end, come back, read its docs, answer less next time', async ({
  page,
  portal,
}) => {
  test.slow();
  const form = new CreatePage(page);
  const run = new RunPage(page);
  const found: Awaited<ReturnType<typeof violations>> = [];
  const look: Look = async at => {
    found.push(...(await violations(page, at)));
  };
  await portal.signIn('payments-lead');
  await portal.openHome();
  await page.getByRole('link', { name: 'Start: Node.js microservice' }).click();

  await fillIn(form, look);
  await seeWhatWillBe(form, portal, look);
  await form.create.click();
  await run.expectSteps();
  await look('run under way');
  await leaveAndComeBack(page, portal);
  await run.expectReady(name);
  await run.expectInLog('Create the repository', `acme/${name}`);
  await look('run');
  await seeWhatItBrought(page, portal);
  await answerLess(page, form);

  expect(found).toEqual([]);
});

test('hear of a taken name while typing it', async ({ page, portal }) => {
  await portal.signIn('payments-developer');
  const form = new CreatePage(page);
  await form.open();

  await form.name.fill('payment-service');

  await expect(page.getByText('payment-service is taken.')).toBeVisible();
});
