// SPDX-License-Identifier: Apache-2.0
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import baseline from '../axe-baseline.json';
import { expect, test } from './journey';
import { CreatePage } from './pages/CreatePage';
import { RunPage } from './pages/RunPage';
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

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const listed: string[] = baseline;

/** `rule at page in theme`, of what axe calls serious or critical. Only colours differ between the themes: the dark one is looked at for them. */
async function violations(page: Page, name: string, theme: string) {
  const axe = new AxeBuilder({ page });
  const looking =
    theme === 'light' ? axe.withTags(rules) : axe.withRules('color-contrast');
  const report = await looking
    // Backstage's own: the count of unread messages beside its label, and a picture that is not there yet.
    .exclude('[aria-label="sidebar nav"] [class*="jss"]')
    .exclude('.bui-AvatarRoot')
    // What React Aria says aloud, of what may be gone by now.
    .exclude('[data-live-announcer]')
    .analyze();
  return report.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({
      key: `${id} at ${name} in ${theme}`,
      where: nodes.map(({ target }) => target.join(' ')),
    }));
}

async function violationsAt(page: Page, routes: Route[], theme: string) {
  const found = [];
  for (const { name, path, shows } of routes) {
    await visit(page, path);
    const complete = page.getByText(shows).filter({ visible: true });
    await expect(complete.first()).toBeVisible();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    found.push(...(await violations(page, name, theme)));
  }
  return found;
}

for (const theme of ['light', 'dark']) {
  test(`nothing of ours keeps people out, in ${theme}`, async ({
    page,
    portal,
    errors,
  }) => {
    test.slow();
    // There is no run with that id.
    errors.expect(/404 .*\/api\/(golden-path|scaffolder)\//);
    await page.addInitScript(id => localStorage.setItem('theme', id), theme);
    await page.goto('/');
    await expect(portal.signInButton).toBeVisible();
    const atTheDoor = await violations(page, 'sign-in', theme);

    await portal.signIn('payments-developer');
    const inside = await violationsAt(page, ours, theme);

    await visit(page, '/');
    await expect(portal.homeSearch).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('payment');
    await expect(page.getByRole('option').first()).toBeVisible();
    const palette = await violations(page, 'palette', theme);

    expect([...atTheDoor, ...inside, ...palette]).toEqual([]);
  });

  test(`the way from a form to a service keeps nobody out, in ${theme}`, async ({
    page,
    portal,
  }) => {
    test.slow();
    await page.addInitScript(id => localStorage.setItem('theme', id), theme);
    // Not who looks at Backstage's pages: a run ends with a message, and those pages are listed without one.
    await portal.signIn('payments-lead');
    const form = new CreatePage(page);
    const name = `walk-${Date.now().toString(36)}`;
    const found = [];

    await form.open();
    await form.name.fill('Not A Name');
    await expect(form.name).toBeVisible();
    found.push(...(await violations(page, 'form with an error', theme)));
    await form.fillIn(name, 'Looked at by axe');
    await form.goToPreview();
    found.push(...(await violations(page, 'preview', theme)));
    await form.create.click();
    await expect(page.getByText('You can leave this page')).toBeVisible();
    found.push(...(await violations(page, 'run under way', theme)));
    await new RunPage(page).expectReady(name);
    found.push(...(await violations(page, 'run', theme)));

    expect(found).toEqual([]);
  });

  test(`Backstage's pages fail where the list says and nowhere else, in ${theme}`, async ({
    page,
    portal,
  }) => {
    test.slow();
    await page.addInitScript(id => localStorage.setItem('theme', id), theme);
    await portal.signIn('payments-developer');
    const found = await violationsAt(page, backstages, theme);

    const keys = found.map(({ key }) => key);
    expect(
      found.filter(({ key }) => !listed.includes(key)),
      'new: mend them',
    ).toEqual([]);
    expect(
      listed.filter(key => key.endsWith(theme) && !keys.includes(key)),
      'gone: take them off the list',
    ).toEqual([]);
  });
}
