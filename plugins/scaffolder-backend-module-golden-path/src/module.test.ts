// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  scaffolderActionsExtensionPoint,
  type TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  GithubOrganization,
  githubOrganizationRef,
} from '@macadam/plugin-golden-path-node';
import { startTestForge, type TestForge } from '@macadam/sandbox';
import { anEntity, forgeConfig, shared } from '@macadam/test-portal';
import type { JsonObject } from '@backstage/types';
import type { RunContext } from './RunContext';
import { scaffolderModuleGoldenPath } from './module';

const workspace = createMockDirectory({
  content: {
    'README.md': '# A service\n',
    '.github/workflows/ci.yaml':
      'name: ci\non: [push]\njobs: { test: { runs-on: ubuntu-latest, steps: [{ run: npm test }] } }\n',
  },
});

let forge: TestForge;
let actions: Map<string, TemplateAction>;

beforeAll(async () => {
  forge = await startTestForge();
  actions = await startActions();
});

afterAll(() => forge.close());

it('reserves a free name and tells what the template needs', async () => {
  await expect(reserve('free-service')).resolves.toEqual({
    slug: 'free-service',
    organization: 'acme',
    origin: forge.url,
    codeowners: '@acme/payments',
  });
});

it('tells which commit of the template a service is made from, in a dry run as in a run', async () => {
  const folder = `${forge.url}/acme/payment-service/tree/main/src/`;
  const entity = {
    metadata: {
      name: 'service',
      annotations: { 'backstage.io/source-location': `url:${folder}` },
    },
  };
  const entityRef = 'template:default/service';
  const found = await Promise.all(
    [
      { isDryRun: false, templateInfo: { entityRef, entity, baseUrl: folder } },
      {
        isDryRun: true,
        // The scaffolder names a dry run's template so, and reads its files from a folder of its own.
        templateInfo: {
          entityRef: 'template:default/dry-run',
          entity,
          baseUrl: 'file:///scratch/template.yaml',
        },
      },
    ].map(options => reserve('compared', options)),
  );
  const commits = await forge.request(
    'GET',
    '/repos/acme/payment-service/commits?path=src&per_page=1',
  );
  const [{ sha }] = (await commits.json()) as { sha: string }[];
  expect(found.map(({ templateCommit }) => templateCommit)).toEqual([sha, sha]);
});

it.each([
  {
    name: 'a repository',
    service: 'payment-service',
    message: /taken by a repository: http.*\/acme\/payment-service/,
  },
  {
    name: 'an entity',
    service: 'catalogued',
    message: /taken by component:default\/catalogued/,
  },
])('reserves no name that is taken by $name', async ({ service, message }) => {
  await expect(reserve(service)).rejects.toThrow(message);
});

it('reserves no name that breaks the rule', async () => {
  await expect(reserve('Not-A-Name')).rejects.toThrow(/cannot be a name/);
});

it('goes from a name to a running pipeline', async () => {
  const task = randomUUID();
  await run('macadam:repository:reserve', { name: 'whole', owner }, { task });
  const published = await run(
    'macadam:repository:publish',
    { name: 'whole', owner, description: 'Sends invoices' },
    { task },
  );
  expect(published).toEqual({
    slug: 'whole',
    repositoryUrl: `${forge.url}/acme/whole`,
    cloneUrl: `${forge.url}/acme/whole.git`,
    defaultBranch: 'main',
    commitSha: expect.stringMatching(/^[0-9a-f]{40}$/),
  });

  const { commitSha } = published;
  const pipeline = { slug: 'whole', workflow: 'ci.yaml', commitSha };
  const started = await run('macadam:pipeline:start', pipeline, { task });
  expect(started).toEqual({
    runUrl: expect.stringContaining(`${forge.url}/acme/whole/actions/runs/`),
  });
  await expect(
    run('macadam:pipeline:start', pipeline, { task }),
  ).resolves.toEqual(started);
});

it('says what exists, and where to remove it, when it fails half way', async () => {
  const task = randomUUID();
  for (let times = 1; times <= 5; times += 1) {
    await forge.misbehave({ match: 'PUT .*/half/topics', mode: 'malformed' });
  }
  await expect(
    run('macadam:repository:publish', { name: 'half', owner }, { task }),
  ).rejects.toThrow(
    `Repository acme/half exists and was made by this run. See what remains, and remove it: http://portal.example/create/remains/${task}`,
  );
}, 30_000);

it('says nothing of a repository that it did not make', async () => {
  const publish = run('macadam:repository:publish', {
    name: 'payment-service',
    owner,
  });
  await expect(publish).rejects.toThrow(/was not made by this run/);
  await expect(publish).rejects.not.toThrow(/See what remains/);
});

it('makes nothing in a dry run', async () => {
  const { repositoryUrl } = await run(
    'macadam:repository:publish',
    { name: 'dry', owner },
    { isDryRun: true },
  );
  expect(repositoryUrl).toMatch(/\/acme\/dry$/);
  const { status } = await forge.request('GET', '/repos/acme/dry');
  expect(status).toBe(404);
});

it('gives no service to a team of others', async () => {
  const input = { name: 'theirs', owner: 'group:default/orders-team' };
  await expect(run('macadam:repository:publish', input)).rejects.toThrow(
    /not a member of group:default\/orders-team/,
  );
});

const owner = 'group:default/payments-team';

function reserve(name: string, options?: RunOptions) {
  return run('macadam:repository:reserve', { name, owner }, options);
}

interface RunOptions {
  task?: string;
  isDryRun?: boolean;
  templateInfo?: RunContext['templateInfo'];
}

/** Runs an action as Ada, and gives what it put out. */
async function run(
  id: string,
  input: JsonObject,
  options: RunOptions = {},
): Promise<JsonObject> {
  const action = actions.get(id);
  if (!action) throw new Error(`No action ${id}`);
  const output: JsonObject = {};
  const context = createMockActionContext({
    input,
    workspacePath: workspace.path,
    task: { id: options.task ?? randomUUID() },
  });
  await action.handler({
    ...context,
    isDryRun: options.isDryRun,
    templateInfo: options.templateInfo,
    output: (name, value) => {
      output[String(name)] = value;
    },
    getInitiatorCredentials: async () =>
      mockCredentials.user('user:default/ada'),
  });
  return output;
}

async function startActions(): Promise<Map<string, TemplateAction>> {
  const found = new Map<string, TemplateAction>();
  const ownershipEntityRefs = ['user:default/ada', owner];
  const getUserInfo = async () => ({
    userEntityRef: 'user:default/ada',
    ownershipEntityRefs,
  });
  const entities = [
    aTeam('payments-team', 'acme/payments'),
    aTeam('orders-team', 'acme/orders'),
    anEntity('Component', 'catalogued'),
  ];
  const data = forgeConfig(forge);
  // This forge is near: a failure of its is over at once.
  const organization = GithubOrganization.fromConfig(
    mockServices.rootConfig({ data }),
    { firstDelayMilliseconds: 1 },
  );
  await startTestBackend({
    extensionPoints: [
      [
        scaffolderActionsExtensionPoint,
        {
          addActions: (...added) =>
            added.forEach(action => found.set(action.id, action)),
        },
      ],
    ],
    features: [
      scaffolderModuleGoldenPath,
      catalogServiceMock.factory({ entities }),
      mockServices.events.factory(),
      mockServices.rootConfig.factory({ data }),
      mockServices.userInfo.mock({ getUserInfo }).factory,
      shared(githubOrganizationRef, organization),
    ],
  });
  return found;
}

function aTeam(name: string, slug: string): Entity {
  return anEntity('Group', name, {
    annotations: { 'github.com/team-slug': slug },
  });
}
