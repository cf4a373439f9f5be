// SPDX-License-Identifier: Apache-2.0
import type { Page } from '@playwright/test';
import baseline from '../axe-baseline.json';
import { violations } from './axe';
import { expect, test } from './journey';
import { visit } from './pages/visit';

/** A page, and what it shows once it is complete. */
interface Route {
  name: string;
  path: string;
  shows: string | RegExp;
}

/** Drawn by us, head to foot: nothing serious may be wrong there, and no list excuses it. */
const ours: Route[] = [
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

const backstages: Route[] = [
  { name: 'APIs', path: '/api-docs?filters[user]=all', shows: /version 2/ },
  { name: 'docs', path: '/docs?filters[user]=all', shows: 'payment-service' },
  {
    name: 'templates',
    path: '/create/templates',
    shows: 'Node.js microservice',
  },
  { name: 'runs', path: '/create/tasks', shows: 'Task ID' },
  {
    name: 'notifications',
    path: '/notifications',
    shows: /notifications \(\d/i,
  },
  { name: 'settings', path: '/settings/general', shows: 'Priya Nair' },
  {
    name: 'component graph',
    path: '/catalog-graph?rootEntityRefs[]=component:default/payment-service',
    shows: 'stripe-api',
  },
  {
    name: 'API definition',
    path: '/catalog/default/api/payment-service-v2-api/definition',
    shows: '/payments',
  },
  {
    name: 'group',
    path: '/catalog/default/group/payments-team',
    shows: 'Hana Sato',
  },
];

const listed: string[] = baseline;

async function violationsAt(page: Page, routes: Route[]) {
  const found = [];
  for (const { name, path, shows } of routes) {
    await visit(page, path);
    const complete = page.getByText(shows).filter({ visible: true });
    await expect(complete.first()).toBeVisible();
    await expectAtRest(page);
    let seen = await violations(page, name);
    if (seen.some(({ key }) => !listed.includes(key))) {
      // A table that began to be read again meanwhile is dimmed until it is there: what is wrong stays wrong.
      await expectAtRest(page);
      seen = await violations(page, name);
    }
    found.push(...seen);
  }
  return found;
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

  await portal.signInAtTheDoor('payments-developer');
  const inside = await violationsAt(page, ours);

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
  await portal.signIn('payments-developer');
  const found = await violationsAt(page, backstages);

  const keys = found.map(({ key }) => key);
  expect(
    found.filter(({ key }) => !listed.includes(key)),
    'new: mend them',
  ).toEqual([]);
  expect(
    listed.filter(key => !keys.includes(key)),
    'gone: take them off the list',
  ).toEqual([]);
});
