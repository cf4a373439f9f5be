// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { violations } from './axe';
import { expect, test } from './journey';
import { visit } from './pages/visit';

const taskSchema = z.object({ id: z.string() });
const forge = process.env.SANDBOX_URL ?? 'http://localhost:7010';
const name = `half-made-${Date.now().toString(36)}`;

test.afterEach(({ request }) => request.delete(`${forge}/_sandbox/faults`));

test('see what a broken run left, and delete just that', async ({
  page,
  portal,
  request,
}) => {
  await portal.signIn('payments-lead');
  // The repository is there by then; what protects its main branch is not.
  await request.post(`${forge}/_sandbox/faults`, {
    data: {
      match: `PUT .*/repos/acme/${name}/branches/main/protection`,
      mode: 'status',
      status: 404,
      times: 20,
    },
  });
  const run = await portal.ask('POST', 'scaffolder/v2/tasks', {
    templateRef: 'template:default/node-microservice',
    values: {
      name,
      description: 'Breaks half way',
      owner: 'group:default/payments-team',
    },
  });
  const { id } = taskSchema.parse(await run.json());

  await visit(page, `/create/tasks/${id}`);
  await page.getByRole('link', { name: 'What this run left' }).click();
  const left = page.getByRole('list', { name: 'What the run left' });
  await expect(left).toContainText(`acme/${name}`);

  await page.getByRole('button', { name: 'Delete just that' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`acme/${name}`);
  expect(await violations(page, 'deletion')).toEqual([]);
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Nothing is left of this run')).toBeVisible();

  const again = await portal.ask('GET', `golden-path/names/${name}`);
  expect(await again.json()).toMatchObject({ available: true });
});
