// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import request from 'supertest';
import { parse } from 'yaml';
import { checkout, Project } from '../project';
import { aService } from './answers';

jest.setTimeout(120_000);

const folder = join(checkout, 'templates/node-microservice');
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const directory = createMockDirectory();

/** Ends of the engine's actions: they note what the template hands them and answer as promised. */
const outputs: Record<string, JsonObject> = {
  'macadam:repository:reserve': {
    slug: 'greeter',
    organization: 'acme',
    origin: 'https://forge.example',
    codeowners: '@acme/payments-team',
    templateCommit: 'c'.repeat(40),
  },
  'macadam:repository:publish': {
    slug: 'greeter',
    defaultBranch: 'main',
    commitSha: 'a'.repeat(40),
    repositoryUrl: 'https://forge.example/acme/greeter',
  },
  'macadam:pipeline:start': {
    runUrl: 'https://forge.example/acme/greeter/actions/runs/1',
  },
  'macadam:catalog:register': { entityRef: 'component:default/greeter' },
};
const inputs: Record<string, JsonObject> = {};

const engine = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'recorded-engine',
  register(env) {
    env.registerInit({
      deps: { actions: scaffolderActionsExtensionPoint },
      async init({ actions }) {
        for (const [id, answer] of Object.entries(outputs)) {
          actions.addActions(
            createTemplateAction({
              id,
              supportsDryRun: true,
              schema: { input: z => z.object({}).passthrough() },
              async handler(ctx) {
                inputs[id] = { ...ctx.input } as JsonObject;
                for (const [key, value] of Object.entries(answer)) {
                  ctx.output(key as never, value as never);
                }
              },
            }),
          );
        }
      },
    });
  },
});

async function templateFiles() {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(async entry => {
        const path = join(entry.parentPath, entry.name);
        const content = await readFile(path);
        return {
          path: relative(folder, path),
          base64Content: content.toString('base64'),
        };
      }),
  );
}

async function dryRun(values: JsonObject) {
  const knex = await databases.init('POSTGRES_18');
  const { server } = await startTestBackend({
    features: [
      scaffolder,
      engine,
      catalogServiceMock.factory(),
      mockServices.database.factory({ knex }),
    ],
  });
  const { status, body } = await request(server)
    .post('/api/scaffolder/v2/dry-run')
    .send({
      template: parse(readFileSync(join(folder, 'template.yaml'), 'utf8')),
      values,
      directoryContents: await templateFiles(),
    });
  expect({ status, error: body.error }).toEqual({ status: 200 });
  return body as {
    output: { links: object[] };
    directoryContents: { path: string; base64Content: string }[];
  };
}

const form = {
  name: 'greeter',
  description: 'Greets people',
  owner: 'group:default/payments-team',
};

it.each([
  {
    name: 'the required answers alone: the form’s defaults hold',
    answers: {},
    values: aService({
      port: 3000,
      tracing: true,
      providesApi: false,
      requiredReviewers: 1,
    }),
  },
  {
    name: 'every answer',
    answers: {
      system: 'system:default/checkout-platform',
      port: 8443,
      tracing: false,
      providesApi: true,
      requiredReviewers: 2,
    },
    values: aService({
      system: 'system:default/checkout-platform',
      port: 8443,
      tracing: false,
      providesApi: true,
      requiredReviewers: 2,
    }),
  },
])('a run of the form with $name', async ({ answers, values }) => {
  const { output, directoryContents } = await dryRun({ ...form, ...answers });

  const expected = await Project.render({
    template: 'node-microservice',
    values: { ...values, templateCommit: 'c'.repeat(40) },
    directory: directory.resolve(String(values.port)),
  });
  const made = Object.fromEntries(
    directoryContents.map(({ path, base64Content }) => [
      path,
      Buffer.from(base64Content, 'base64').toString(),
    ]),
  );
  const files = await expected.files();
  expect(made).toEqual(
    Object.fromEntries(files.map(file => [file, expected.read(file)])),
  );

  expect(inputs).toEqual({
    'macadam:repository:reserve': { name: form.name, owner: form.owner },
    'macadam:repository:publish': {
      ...form,
      visibility: 'private',
      topics: ['microservice', 'nodejs', 'platform-managed'],
      requiredReviewers: values.requiredReviewers,
    },
    'macadam:pipeline:start': {
      slug: 'greeter',
      workflow: 'ci.yaml',
      commitSha: 'a'.repeat(40),
    },
    'macadam:catalog:register': {
      slug: 'greeter',
      defaultBranch: 'main',
      entityRef: 'component:default/greeter',
    },
  });
  expect(output.links).toEqual([
    expect.objectContaining({ entityRef: 'component:default/greeter' }),
    expect.objectContaining({ url: 'https://forge.example/acme/greeter' }),
    expect.objectContaining({
      url: 'https://forge.example/acme/greeter/actions/runs/1',
    }),
  ]);
});
