// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './journey';
import { CreatePage } from './pages/CreatePage';

/** Answers that nobody else of the journeys gives. */
const port = 4321;

test('be offered what one answered last, and start without it', async ({
  page,
  portal,
}) => {
  const form = new CreatePage(page);
  await portal.signIn('payments-lead');
  await form.open();
  await form.fillIn(`walk-${Date.now().toString(36)}`, 'Answered once');
  await form.next.click();
  await page.getByLabel(/^Port/).fill(String(port));
  await form.review.click();
  await form.create.click();
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();

  await form.open();
  await expect(page.getByText('as you answered last time')).toBeVisible();
  await expect(form.name).toHaveValue('');
  await form.fillIn('walk-again', 'Answered twice');
  await form.next.click();
  await expect(page.getByLabel(/^Port/)).toHaveValue(String(port));

  await form.open();
  await page.getByRole('button', { name: 'Start without them' }).click();
  await expect(page.getByText('as you answered last time')).toBeHidden();
  await form.fillIn('walk-again', 'Answered thrice');
  await form.next.click();
  await expect(page.getByLabel(/^Port/)).toHaveValue('3000');
});
