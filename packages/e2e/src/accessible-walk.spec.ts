// SPDX-License-Identifier: Apache-2.0
import { violations } from './axe';
import { expect, test } from './journey';
import { CreatePage } from './pages/CreatePage';
import { RunPage } from './pages/RunPage';

test('the way from a form to a service keeps nobody out', async ({
  page,
  portal,
}) => {
  test.slow();
  await portal.signIn('payments-lead');
  const form = new CreatePage(page);
  const name = `walk-${Date.now().toString(36)}`;
  const found = [];

  await form.open();
  await form.name.fill('Not A Name');
  await expect(form.name).toBeVisible();
  found.push(...(await violations(page, 'form with an error')));
  await form.fillIn(name, 'Looked at by axe');
  await form.goToPreview();
  found.push(...(await violations(page, 'preview')));
  await form.create.click();
  await expect(page.getByText('You can leave this page')).toBeVisible();
  found.push(...(await violations(page, 'run under way')));
  await new RunPage(page).expectReady(name);
  found.push(...(await violations(page, 'run')));

  expect(found).toEqual([]);
});
