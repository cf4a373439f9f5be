// SPDX-License-Identifier: Apache-2.0
import type { Page } from '@playwright/test';
import baseline from '../axe-baseline.json';
import { unlisted, violations, type BackstagePage } from './axe';
import { expect, test } from './journey';
import { DocsPage } from './pages/DocsPage';
import { visit } from './pages/visit';

/** Where a page is, and what it shows once it is complete. */
interface Place {
  path: string;
  shows: string | RegExp;
}

/** Drawn by us, head to foot: nothing serious may be wrong there, and no list excuses it. */
const ours: (Place & { name: string })[] = [
  { name: 'home', path: '/', shows: 'payment-service' },
  { name: 'search', path: '/search?query=payment', shows: 'Owner:' },
  { name: 'catalog', path: '/catalog', shows: 'payment-service' },
  {
    name: 'component',
    path: '/catalog/default/component/payment-service',
    shows: 'stripe-api',
  },
  {
    name: 'system',
    path: '/catalog/default/system/checkout-platform',
    shows: 'spec.domain',
  },
  {
    name: 'user',
    path: '/catalog/default/user/payments-developer',
    shows: /^No catalog file/,
  },
  {
    name: 'resource',
    path: '/catalog/default/resource/stripe-api',
    shows: 'spec.type',
  },
  {
    name: 'workflow runs',
    path: '/catalog/default/component/payment-service/github-actions',
    shows: 'Deploy to Production',
  },
  {
    name: 'delivery of a component',
    path: '/catalog/default/component/payment-service/delivery',
    shows: /deployments of/,
  },
  { name: 'delivery', path: '/delivery', shows: 'Teams and systems' },
  {
    name: 'cost of a component',
    path: '/catalog/default/component/payment-service/cost',
    shows: 'tag service names a component',
  },
  { name: 'cost', path: '/cost', shows: 'tag service names a component' },
  {
    name: 'registration',
    path: '/catalog-import',
    shows: 'Address of the repository',
  },
  {
    name: 'search that finds nothing',
    path: '/search?query=xyzzyplugh',
    shows: /Nothing found for/,
  },
  {
    name: 'template form',
    path: '/create/templates/default/node-microservice',
    shows: 'The service',
  },
  {
    name: 'run that is not there',
    path: '/create/tasks/00000000-0000-4000-8000-000000000000',
    shows: 'There is no such run',
  },
  {
    name: 'what a run left',
    path: '/create/remains/00000000-0000-4000-8000-000000000000',
    shows: 'There is no such run',
  },
];

/** Each page of the list is opened: here, or where a journey comes by. */
const backstages: Record<
  Exclude<BackstagePage, 'docs page' | 'registration form'>,
  Place
> = {
  APIs: { path: '/api-docs?filters[user]=all', shows: /version 2/ },
  docs: { path: '/docs?filters[user]=all', shows: 'payment-service' },
  templates: { path: '/create/templates', shows: 'Node.js microservice' },
  runs: { path: '/create/tasks', shows: 'Task ID' },
  notifications: { path: '/notifications', shows: /notifications \(\d/i },
  settings: { path: '/settings/general', shows: 'Priya Nair' },
  'component graph': {
    path: '/catalog-graph?rootEntityRefs[]=component:default/payment-service',
    shows: 'stripe-api',
  },
  'API definition': {
    path: '/catalog/default/api/payment-service-v2-api/definition',
    shows: '/payments',
  },
  group: {
    path: '/catalog/default/group/payments-team',
    shows: 'Hana Sato',
  },
};

/** What is wrong with a page once it is complete. */
async function look(
  page: Page,
  { path, shows }: Place,
  find: () => ReturnType<typeof violations>,
) {
  await visit(page, path);
  const complete = page.getByText(shows).filter({ visible: true });
  await expect(complete.first()).toBeVisible();
  await expectAtRest(page);
  const found = await find();
  if (found.length === 0) return found;
  // A table that began to be read again meanwhile is dimmed until it is there: what is wrong stays wrong.
  await expectAtRest(page);
  return find();
}

async function expectAtRest(page: Page) {
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

// They take the longest of all, and only look.
test.describe.configure({ mode: 'parallel' });

test('nothing of ours keeps people out', async ({ page, portal, errors }) => {
  test.slow();
  // There is no run with that id.
  errors.expect(/404 .*\/api\/(golden-path|scaffolder)\//);
  await page.goto('/');
  await expect(portal.signInButton).toBeVisible();
  const atTheDoor = await violations(page, 'sign-in');

  // The button of the door waits: there it is to be seen whether what is excused anywhere still occurs.
  const occurs = Promise.all(
    baseline.anywhere.map(({ selector }) =>
      expect(page.locator(selector).first()).toBeAttached(),
    ),
  );
  await portal.signInAtTheDoor('payments-developer');
  await occurs;
  const inside = [];
  for (const { name, ...place } of ours) {
    inside.push(...(await look(page, place, () => violations(page, name))));
  }

  await visit(page, '/');
  await expect(portal.homeSearch).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('payment');
  await expect(page.getByRole('option').first()).toBeVisible();
  const palette = await violations(page, 'palette');

  expect([...atTheDoor, ...inside, ...palette]).toEqual([]);
});

test("Backstage's pages fail where the list says and nowhere else", async ({
  page,
  portal,
}) => {
  test.slow();
  const found = [];
  await portal.signIn('payments-developer');
  for (const name of Object.keys(backstages) as (keyof typeof backstages)[]) {
    const find = () => unlisted(page, name);
    found.push(...(await look(page, backstages[name], find)));
  }
  await new DocsPage(page).open(portal, 'payment-service', 'What it promises');
  await expectAtRest(page);
  found.push(...(await unlisted(page, 'docs page')));

  expect(found).toEqual([]);
});
