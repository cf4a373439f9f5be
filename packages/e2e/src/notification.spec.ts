// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { expect, test } from './journey';
import { RunPage } from './pages/RunPage';

const taskSchema = z.object({ id: z.string() });
const name = `walk-${Date.now().toString(36)}`;

test('be told of the end of a run, and be led to it', async ({
  page,
  portal,
}) => {
  await portal.signIn('payments-lead');
  await portal.openHome();
  const answer = await portal.ask('POST', 'scaffolder/v2/tasks', {
    templateRef: 'template:default/node-microservice',
    values: {
      name,
      description: 'Ends while nobody looks',
      owner: 'group:default/payments-team',
    },
  });
  const { id } = taskSchema.parse(await answer.json());

  // The bell counts what is unread, without a reload.
  const bell = page.getByRole('link', { name: /^Notifications/ });
  await expect(bell).toContainText(/\d/);
  await bell.click();
  await page.getByRole('link', { name: `${name} is ready` }).click();

  await expect(page).toHaveURL(new RegExp(`/create/tasks/${id}$`));
  await new RunPage(page).expectReady(name);
});
