// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { unlisted, violations } from './axe';
import { expect, test } from './journey';
import { EntityPage } from './pages/EntityPage';
import { Forge } from './pages/Forge';
import type { Portal } from './pages/Portal';
import { visit } from './pages/visit';

const entitySchema = z.object({
  metadata: z.object({ annotations: z.record(z.string()) }),
});
const refundBatch = 'catalog/entities/by-name/component/default/refund-batch';

test('an existing repository comes into the catalog by a pull request', async ({
  page,
  portal,
  context,
  errors,
}) => {
  test.setTimeout(180_000);
  // The page waits until the catalog has read what was merged.
  errors.expect(/404 .*\/by-name\/component\/default\/refund-batch/);
  await portal.signIn('payments-lead');
  const repository = await repositoryOnTheForge(portal, 'refund-batch');
  await leaveTheCatalog(portal);

  await visit(page, '/create');
  await page
    .getByRole('button', { name: 'Register Existing Component' })
    .click();
  await page.getByLabel(/^Address of the repository/).fill(repository);
  await page.getByRole('button', { name: 'Look at it' }).click();

  // The preview of the catalog file.
  await expect(page.getByText('acme/refund-batch').first()).toBeVisible();
  await expect(page.getByLabel(/^Name in the catalog/)).toHaveValue(
    'refund-batch',
  );
  expect(await unlisted(page, 'registration form')).toEqual([]);
  await page.getByLabel(/^Owner/).fill('Paym');
  await page
    .getByRole('option', { name: /^Payments/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Create PR' }).click();

  const pullRequest = page.getByRole('link', { name: 'Open the pull request' });
  await expect(pullRequest).toBeVisible();
  expect(await violations(page, 'registration, asked for')).toEqual([]);
  const forge = context.waitForEvent('page');
  await pullRequest.click();
  const pull = await forge;
  await expect(pull.getByText('backstage-integration')).toBeVisible();
  await expect(
    pull.getByText('Requested by payments-lead in the portal.'),
  ).toBeVisible();
  await pull.getByRole('button', { name: 'Merge' }).click();

  await page.getByRole('link', { name: 'refund-batch' }).click();
  await new EntityPage(page).expectName('refund-batch');
});

test('a repository that is another team’s, unknown, or in the catalog: each is said', async ({
  page,
  portal,
  errors,
}) => {
  errors.expect(/40[0349] .*\/api\/golden-path\/registrations/);
  await portal.signIn('orders-developer');
  const paymentService = await repositoryOnTheForge(portal, 'payment-service');
  const sibling = (name: string) => paymentService.replace(/[^/]+$/, name);
  await visit(page, '/catalog-import');
  const look = async (address: string) => {
    await page.getByLabel(/^Address of the repository/).fill(address);
    await page.getByRole('button', { name: 'Look at it' }).click();
  };

  await look(sibling('nowhere'));
  await expect(page.getByRole('alert')).toContainText(
    'There is no repository acme/nowhere',
  );
  await look('https://example.com/a/b');
  await expect(page.getByRole('alert')).toContainText('no repository of ours');
  await look(paymentService);
  await expect(
    page.getByText('acme/payment-service is in the catalog already'),
  ).toBeVisible();
  expect(await violations(page, 'registration, refused')).toEqual([]);

  const refused = await portal.ask('POST', 'golden-path/registrations', {
    url: paymentService,
    title: 'Not mine',
    body: '',
    content: 'kind: Component',
  });
  expect(refused.status()).toBe(403);
});

/** Its page, where the portal says that payment-service's source is. */
async function repositoryOnTheForge(
  portal: Portal,
  name: string,
): Promise<string> {
  const answer = await portal.ask(
    'GET',
    'catalog/entities/by-name/component/default/payment-service',
  );
  const { annotations } = entitySchema.parse(await answer.json()).metadata;
  const source = new URL(
    annotations['backstage.io/source-location'].replace(/^url:/, ''),
  );
  return `${source.origin}/acme/${name}`;
}

/** So that the journey can be made again on the same stack. */
async function leaveTheCatalog(portal: Portal): Promise<void> {
  const { request } = portal.page;
  const forge = new Forge(request, 'refund-batch', 'payments-developer');
  await forge.remove('catalog-info.yaml');
  await expect
    .poll(async () => (await portal.ask('GET', refundBatch)).status())
    .toBe(404);
}
