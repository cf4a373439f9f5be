// SPDX-License-Identifier: Apache-2.0
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { repositoryRoot } from '../repository';
import { cruise } from './cruise';

jest.setTimeout(120_000);

/** Each file's imports; `node_modules` holds what they name. */
const sound = {
  'packages/portal-common/src/index.ts': [],
  'packages/portal-react/src/index.ts': ['../../portal-common/src/index'],
  'packages/portal-node/src/index.ts': ['../../portal-common/src/index'],
  'packages/app/src/index.ts': ['../../../plugins/dora/src/index'],
  'packages/backend/src/index.ts': [
    '../../../plugins/dora-backend/src/index',
    '../../../plugins/dora-backend-module-github/src/index',
  ],
  'packages/sandbox/src/index.ts': ['node:http'],
  'packages/e2e/src/world.ts': ['../../sandbox/src/index'],
  'plugins/dora-common/src/index.ts': [
    '../../../packages/portal-common/src/index',
  ],
  'plugins/dora-node/src/index.ts': ['../../dora-common/src/index'],
  'plugins/dora-backend/src/index.ts': ['../../dora-node/src/index', 'express'],
  'plugins/dora-backend-module-github/src/index.ts': [
    '../../dora-node/src/index',
  ],
  'plugins/dora-backend-module-github/src/module.test.ts': [
    './index',
    '../../dora-backend/src/index',
    '../../../packages/sandbox/src/index',
  ],
  'plugins/dora/src/index.ts': [
    '../../dora-common/src/index',
    '../../../packages/portal-react/src/index',
  ],
};

/** One import too many for each rule. */
const broken: Record<string, [file: string, imported: string]> = {
  'common-sees-common': [
    'plugins/dora-common/src/common-sees-common.ts',
    '../../dora-node/src/index',
  ],
  'node-sees-common-and-node': [
    'plugins/dora-node/src/node-sees-common-and-node.ts',
    '../../dora-backend/src/index',
  ],
  'backend-sees-common-and-node': [
    'plugins/dora-backend-module-github/src/backend-sees-common-and-node.ts',
    '../../dora-backend/src/index',
  ],
  'frontend-sees-common-and-react': [
    'plugins/dora/src/frontend-sees-common-and-react.ts',
    '../../dora-backend/src/index',
  ],
  'app-is-a-list-of-features': [
    'packages/app/src/app-is-a-list-of-features.ts',
    '../../portal-common/src/index',
  ],
  'backend-is-a-list-of-features': [
    'packages/backend/src/backend-is-a-list-of-features.ts',
    '../../portal-node/src/index',
  ],
  'sandbox-knows-no-product': [
    'packages/sandbox/src/sandbox-knows-no-product.ts',
    '../../portal-common/src/index',
  ],
  'product-knows-no-sandbox': [
    'plugins/dora-backend/src/product-knows-no-sandbox.ts',
    '../../../packages/sandbox/src/index',
  ],
  'through-the-front-door': [
    'packages/portal-node/src/through-the-front-door.ts',
    '../../portal-common/src/money',
  ],
  'common-runs-anywhere': [
    'packages/portal-common/src/common-runs-anywhere.ts',
    'node:fs',
  ],
  'no-server-in-the-browser': [
    'packages/portal-react/src/no-server-in-the-browser.ts',
    'express',
  ],
  'no-cycle': ['plugins/dora-node/src/no-cycle.ts', './no-cycle'],
  'no-orphan': ['plugins/dora-node/src/no-orphan.ts', ''],
  'no-test-in-the-product': [
    'plugins/dora-backend/src/no-test-in-the-product.ts',
    '../../dora-backend-module-github/src/module.test',
  ],
  'all-imports-resolve': [
    'plugins/dora-node/src/all-imports-resolve.ts',
    './gone',
  ],
};

const fixture = createMockDirectory();

async function cruiseFixture(files: Record<string, readonly string[]>) {
  const statements = (imports: readonly string[]) =>
    `${imports.map(name => `import '${name}';`).join('\n')}\nexport {};\n`;
  fixture.setContent({
    'tsconfig.json': '{}',
    'node_modules/express/package.json': '{ "main": "index.js" }',
    'node_modules/express/index.js': '',
    'packages/portal-common/src/money.ts': "import './index';",
    ...Object.fromEntries(
      Object.entries(files).map(([file, imports]) => [
        file,
        statements(imports),
      ]),
    ),
  });
  return cruise(fixture.path, ['packages', 'plugins']);
}

const wrong = Object.fromEntries(
  Object.values(broken).map(([file, imported]) => [
    file,
    imported ? [imported] : [],
  ]),
);

it('every workspace keeps to the arrows', async () => {
  await expect(
    cruise(repositoryRoot, ['packages', 'plugins']),
  ).resolves.toEqual([]);
});

it('lets the arrows of the design through', async () => {
  await expect(cruiseFixture(sound)).resolves.toEqual([]);
});

describe('the rules', () => {
  let found: string[];
  beforeAll(async () => {
    found = await cruiseFixture({ ...sound, ...wrong });
  });

  it('each have an example', () => {
    const { forbidden } = createRequire(__filename)(
      join(repositoryRoot, '.dependency-cruiser.cjs'),
    );
    expect(Object.keys(broken)).toEqual(
      forbidden.map((rule: { name: string }) => rule.name),
    );
  });

  it.each(Object.entries(broken))('%s bites', (rule, [file]) => {
    expect(found).toContainEqual(expect.stringContaining(`${rule}: ${file}`));
  });
});
