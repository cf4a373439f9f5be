// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { violations } from './axe';
import { expect, test } from './journey';
import { EntityPage } from './pages/EntityPage';
import { PortalApi } from './pages/PortalApi';
import { visit } from './pages/visit';

const entitySchema = z.object({ metadata: z.object({ uid: z.string() }) });
const taskSchema = z.object({ id: z.string() });
const paymentService = 'component:default/payment-service';

test('an entity of another team: look, do not touch', async ({
  page,
  portal,
}) => {
  const entity = new EntityPage(page);
  await portal.signIn('orders-developer');
  await entity.open('payment-service');

  const menu = await entity.openMenu();
  await expect(
    menu.getByRole('menuitem', { name: 'Unregister entity' }),
  ).toBeDisabled();
  expect(await violations(page, 'menu of an entity')).toEqual([]);
  await page.keyboard.press('Escape');

  const answer = await portal.ask(
    'GET',
    'catalog/entities/by-name/component/default/payment-service',
  );
  const { uid } = entitySchema.parse(await answer.json()).metadata;
  const unregister = await portal.ask(
    'DELETE',
    `catalog/entities/by-uid/${uid}`,
  );
  expect(unregister.status()).toBe(403);
  const refresh = await portal.ask('POST', 'catalog/refresh', {
    entityRef: paymentService,
  });
  expect(refresh.status()).toBe(403);
});

test('a run of another person: neither its log nor what it left', async ({
  page,
  portal,
  errors,
  request,
}) => {
  errors.expect(/(403|404) .*\/api\/(scaffolder|golden-path)\//);
  const theirs = new PortalApi(request);
  await theirs.signIn('payments-lead');
  // The name is taken, so the run ends at once and creates nothing.
  const answer = await theirs.ask('POST', 'scaffolder/v2/tasks', {
    templateRef: 'template:default/node-microservice',
    values: {
      name: 'payment-service',
      description: 'Never made',
      owner: 'group:default/payments-team',
    },
  });
  const { id } = taskSchema.parse(await answer.json());
  const log = `scaffolder/v2/tasks/${id}/events`;
  expect((await theirs.ask('GET', log)).status()).toBe(200);

  await portal.signIn('orders-developer');
  expect((await portal.ask('GET', log)).status()).toBe(403);
  await visit(page, `/create/remains/${id}`);
  await expect(page.getByRole('alert')).toContainText('This run is not yours');
});
