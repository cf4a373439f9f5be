// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { expect, test as base } from './journey';
import { expectOnlyText } from './onlyText';
import { EntityPage } from './pages/EntityPage';
import { Forge } from './pages/Forge';
import type { Portal } from './pages/Portal';
import { visit } from './pages/visit';

const FILE = 'catalog-info.yaml';
const repository = 'refund-batch';
const markup = '<img src=x onerror=alert(1)><script>alert(2)</script>';
/** All of it on one line. What turns the text around stands last, so that whatever comes behind it is somebody else's. */
const description = `${markup} \${{ 7 * 7 }} {{ 7 * 7 }} {% raw %} "and" 'so' ../../etc --upload-pack=touch javascript:alert(3) \u202egnp.exe`;
const title = `Odd\n${description}`;
const hostileNames = [
  ...['../../etc', '--upload-pack=touch', '${{ 7 * 7 }}', 'a\nb', 'a"b'],
  // eslint-disable-next-line no-script-url -- what must not pass
  ...['javascript:alert(1)', '<b>abc</b>', '{% raw %}', 'a\u202eb'],
];

const aComponent = (name: string, more: object = {}, spec: object = {}) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, ...more },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'payments-team',
    ...spec,
  },
});

const odd = aComponent(
  'hostile-values',
  {
    title,
    // eslint-disable-next-line no-script-url -- what must not pass
    description: `[run](javascript:alert(4)) ![run](data:text/html,x)\n\n${description}`,
    annotations: Object.fromEntries(
      [
        ...['grafana/dashboard-selector', 'pagerduty.com/service-id'],
        ...['sonarqube.org/project-key', 'argocd/app-name'],
        ...['github.com/project-slug', 'macadam.dev/delivery-paths'],
        ...['macadam.dev/delivery-workflow', 'macadam.dev/monthly-budget'],
        'macadam.dev/cost-resources',
      ].map(annotation => [
        annotation,
        `../../"><svg onload=alert(5)>${title}`,
      ]),
    ),
    links: [
      { url: `https://acme.example/"><script>${title}`, title, icon: title },
      { url: `https://acme.example/${description}`, title: 'Runbook' },
    ],
  },
  {
    type: '<b>type</b>',
    lifecycle: '{% raw %}',
    system: 'checkout-platform',
    dependsOn: ['component:payment-service'],
  },
);

/** JSON is YAML too. */
const file = (...documents: (object | string)[]) =>
  documents
    .map(one => (typeof one === 'string' ? one : JSON.stringify(one)))
    .join('\n---\n');

/** A repository of the payments team without a catalog file, which it is again afterwards; and what a page does of itself. */
const test = base.extend<{ forge: Forge; dialogs: string[] }>({
  forge: async ({ request }, use) => {
    const forge = new Forge(request, repository, 'payments-developer');
    await use(forge);
    await forge.remove(FILE);
  },
  dialogs: async ({ page }, use) => {
    const dialogs: string[] = [];
    page.on('dialog', async dialog => {
      dialogs.push(dialog.message());
      await dialog.dismiss();
    });
    await use(dialogs);
    expect(dialogs, 'what a value had the page say').toEqual([]);
  },
});

const inTheCatalog = async (portal: Portal, name: string) => {
  const path = `catalog/entities/by-name/component/default/${name}`;
  return (await portal.ask('GET', path)).status() === 200;
};

const expectFound = (portal: Portal, name: string) =>
  expect
    .poll(async () =>
      (await portal.ask('GET', `search/query?term=${name}`)).text(),
    )
    .toContain(`/${name}"`);

test('what a catalog file says stays text on every page', async ({
  page,
  portal,
  forge,
  errors,
  dialogs: _,
}) => {
  test.slow();
  // What is no address is refused.
  errors.expect(/400 .*\/api\/golden-path\/registrations/);
  await forge.write(FILE, file(odd));
  await portal.signIn('payments-lead');
  await expect.poll(() => inTheCatalog(portal, 'hostile-values')).toBe(true);

  await visit(page, '/');
  await expectOnlyText(page, title);
  await visit(
    page,
    '/catalog?filters[user]=all&filters[kind]=component&filters[text]=hostile-values',
  );
  await expectOnlyText(page, title, '<b>type</b>');
  await visit(page, '/catalog/default/component/hostile-values');
  await expectOnlyText(page, title, '{% raw %}', markup, '../../etc');
  await visit(
    page,
    '/catalog-graph?rootEntityRefs[]=component:default/hostile-values',
  );
  await expect(page.getByText('payment-service').first()).toBeVisible();
  await expectOnlyText(page);

  await expectFound(portal, 'hostile-values');
  await visit(page, '/search?query=hostile-values');
  await expectOnlyText(page, title);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Go to/ }).fill('hostile-values');
  await expect(
    page.getByRole('option').getByText(title, { exact: true }).first(),
  ).toBeVisible();
  await expectOnlyText(page);

  await visit(page, '/catalog-import');
  // eslint-disable-next-line no-script-url -- what must not pass
  for (const address of ['javascript:alert(1)', markup, '--upload-pack=x']) {
    await page.getByLabel(/^Address of the repository/).fill(address);
    await page.getByRole('button', { name: 'Look at it' }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expectOnlyText(page);
  }
});

test('what a form says stays text in the preview, in the run and in the repository', async ({
  page,
  portal,
  dialogs: _,
}) => {
  test.slow();
  const templateRef = 'template:default/node-microservice';
  const values = {
    name: `walk-hostile-${Date.now().toString(36)}`,
    description,
    owner: 'group:default/payments-team',
  };
  await portal.signIn('payments-lead');
  for (const name of hostileNames) {
    const refused = { templateRef, values: { ...values, name } };
    for (const path of ['golden-path/preview', 'scaffolder/v2/tasks']) {
      const status = (await portal.ask('POST', path, refused)).status();
      expect({ path, name, status }).toEqual({ path, name, status: 400 });
    }
  }

  const preview = await portal.ask('POST', 'golden-path/preview', {
    templateRef,
    values,
  });
  const { files } = previewSchema.parse(await preview.json());
  const manifest = files.find(({ path }) => path === 'package.json');
  expect(JSON.parse(manifest?.text ?? '{}')).toMatchObject({ description });

  const run = await portal.ask('POST', 'scaffolder/v2/tasks', {
    templateRef,
    values,
  });
  const { id } = taskSchema.parse(await run.json());
  await visit(page, `/create/tasks/${id}`);
  await expect
    .poll(() => inTheCatalog(portal, values.name), { timeout: 60_000 })
    .toBe(true);
  await expectOnlyText(page);
  await new EntityPage(page).open(values.name);
  await expectOnlyText(page, markup, '--upload-pack=touch');
});

const previewSchema = z.object({
  files: z.array(z.object({ path: z.string(), text: z.string().optional() })),
});
const taskSchema = z.object({ id: z.string() });

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...['b', 'c', 'd', 'e'].map((key, index) => {
    const before = 'abcd'[index];
    return `${key}: &${key} [${Array(9).fill(`*${before}`).join(', ')}]`;
  }),
].join('\n');

test('a file that asks for too much is told to its owners, and the rest is served', async ({
  page,
  portal,
  forge,
}) => {
  test.slow();
  const good = aComponent('hostile-neighbour');
  const tooMuch = {
    bad: [
      bomb,
      '? '.repeat(300),
      aComponent('many-tags', {
        tags: Array.from({ length: 500 }, (_, i) => `t${i}`),
      }),
      aComponent('long', { description: 'x'.repeat(1024 * 1024) }),
    ],
    says: [/alias/i, /nested|not a word/, /500 tags/, /1048576 characters/],
  };
  // What only the catalog refuses is told once the rest of the file is in order.
  const refused = {
    bad: [
      // eslint-disable-next-line no-script-url -- what must not pass
      aComponent('running', { links: [{ url: 'javascript:alert(1)' }] }),
      aComponent('ring', {}, { dependsOn: ['component:ring'] }),
      ...hostileNames.map(name => aComponent(name)),
    ],
    says: [
      ...[/begins with javascript:/, /leads back here/],
      /metadata\.name\S* is not valid/,
    ],
  };
  await portal.signIn('payments-lead');
  await forge.write(FILE, file(good));
  await expect.poll(() => inTheCatalog(portal, 'hostile-neighbour')).toBe(true);
  for (const { bad, says } of [tooMuch, refused]) {
    await forge.write(FILE, file(good, ...bad));
    const told = async () =>
      (await portal.ask('GET', 'catalog-files/mine')).text();
    for (const words of says) await expect.poll(told).toMatch(words);
    expect(await inTheCatalog(portal, 'hostile-neighbour')).toBe(true);
    expect(await inTheCatalog(portal, 'payment-service')).toBe(true);
    await visit(page, '/');
    await visit(page, '/catalog/default/component/hostile-neighbour');
    const alert = page.getByRole('alert');
    for (const words of says) {
      await expect(alert.getByText(words).first()).toBeVisible();
    }
  }
});
