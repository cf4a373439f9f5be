// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { expect, test as base } from './journey';
import { EntityPage } from './pages/EntityPage';
import { Forge } from './pages/Forge';
import type { Portal } from './pages/Portal';
import { visit } from './pages/visit';

const FILE = 'catalog-info.yaml';
const answerSchema = z.object({ problemCount: z.number() });

/** A repository of the payments team, whose catalog file is as it was again afterwards. */
const test = base.extend<{ forge: Forge; text: string }>({
  forge: async ({ request }, use) => {
    await use(new Forge(request, 'acme-money', 'payments-lead'));
  },
  text: async ({ forge }, use) => {
    const text = await forge.read(FILE);
    await use(text);
    await forge.write(FILE, text);
  },
});

const expectProblems = (portal: Portal, count: number) =>
  expect
    .poll(async () => {
      const path = 'catalog-files/entities/component/default/acme-money';
      const answer = await portal.ask('GET', path);
      return answerSchema.parse(await answer.json()).problemCount;
    })
    .toBe(count);

test('a broken catalog file is told to its owners with its line', async ({
  page,
  portal,
}) => {
  await portal.signIn('payments-developer');
  await portal.openHome();
  const told = page
    .getByRole('region', { name: 'Needs you' })
    .getByRole('listitem')
    .filter({ hasText: 'acme/fraud-scoring' });
  await expect(told).toContainText(/Line \d+: /);
  await expect(told.getByRole('link')).toHaveAttribute(
    'href',
    /\/acme\/fraud-scoring\/blob\/main\/catalog-info\.yaml#L\d+$/,
  );
});

test('who searches for a service whose file was never taken reads so: its owners where to mend it, others whom to ask', async ({
  page,
  portal,
}) => {
  const told = page.getByRole('status').filter({
    hasText:
      'acme/fraud-scoring has a catalog file that the portal cannot take',
  });
  const line = told.getByRole('link', { name: /^Line \d+$/ });
  await portal.signIn('payments-developer');
  await expect
    .poll(async () => {
      const path = 'catalog-files/untaken?question=fraud-scoring';
      return (await portal.ask('GET', path)).text();
    })
    .toContain('acme/fraud-scoring');
  await visit(page, '/search?query=fraud-scoring');
  await expect(line).toHaveAttribute(
    'href',
    /\/acme\/fraud-scoring\/blob\/main\/catalog-info\.yaml#L\d+$/,
  );

  await portal.signIn('new-developer');
  await page.goto('/search?query=fraud');
  await expect(told.getByRole('link', { name: 'Payments' })).toHaveAttribute(
    'href',
    '/catalog/default/group/payments-team',
  );
  await expect(line).toHaveCount(0);
});

test('an entity whose file breaks keeps its page, which says what to mend until it is mended', async ({
  page,
  portal,
  forge,
  text,
}) => {
  const problem = page.getByRole('alert').filter({ hasText: 'catalog file' });
  await portal.signIn('payments-lead');
  await forge.write(FILE, `${text}  tags: a: b\n`);
  await expectProblems(portal, 1);
  await new EntityPage(page).open('acme-money');
  await expect(problem).toContainText(/Line \d+/);

  await forge.write(FILE, text);
  await expectProblems(portal, 0);
  await page.reload();
  const source = page.getByRole('region', { name: 'Where this comes from' });
  await expect(source.getByText(/^read /)).toBeVisible();
  await expect(problem).toHaveCount(0);
});
