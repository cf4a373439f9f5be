// SPDX-License-Identifier: Apache-2.0
import { mkdir, writeFile } from 'node:fs/promises';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader, type Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  GithubEntityProvider,
  GithubOrgEntityProvider,
} from '@backstage/plugin-catalog-backend-module-github';
import type { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import {
  createGithubActionsDispatchAction,
  createPublishGithubAction,
  createPublishGithubPullRequestAction,
} from '@backstage/plugin-scaffolder-backend-module-github';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { ADMIN_TOKEN, startTestForge, type TestForge } from './testing';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

let forge: TestForge;
let config: Config;
const workspace = createMockDirectory();

beforeAll(async () => {
  forge = await startTestForge();
  config = new ConfigReader({
    backend: { baseUrl: 'http://localhost:7007' },
    integrations: {
      github: [
        {
          host: new URL(forge.url).host,
          apiBaseUrl: forge.api,
          token: ADMIN_TOKEN,
        },
      ],
    },
    catalog: {
      providers: {
        github: {
          acme: {
            organization: 'acme',
            host: new URL(forge.url).host,
            catalogPath: '/catalog-info.yaml',
            validateLocationsExist: true,
          },
        },
      },
    },
  });
});

afterAll(() => forge.close());

/** What a provider tells the catalog. */
function aConnection() {
  const mutation = jest.fn();
  const connection = {
    applyMutation: async (change: unknown) => mutation(change),
    refresh: async (change: unknown) => mutation(change),
  } as EntityProviderConnection;
  return { connection, mutation };
}

const runner = { run: async () => undefined };
const logger = mockServices.logger.mock();

describe('the URL reader of Backstage', () => {
  const readers = () =>
    UrlReaders.default({ logger: mockServices.logger.mock(), config });
  const at = (file: string, kind = 'blob') =>
    `${forge.url}/acme/payment-service/${kind}/main/${file}`;

  it('reads a file, and only once while it is the same', async () => {
    const first = await readers().readUrl(at('README.md'));
    expect((await first.buffer()).toString()).toBe('# payment-service\n');
    await expect(
      readers().readUrl(at('README.md'), { etag: first.etag }),
    ).rejects.toThrow(expect.objectContaining({ name: 'NotModifiedError' }));
    await expect(readers().readUrl(at('nothing.md'))).rejects.toThrow(
      expect.objectContaining({ name: 'NotFoundError' }),
    );
  });

  it('reads a tree', async () => {
    const tree = await readers().readTree(at('src', 'tree'));
    const files = await tree.files();
    expect(files.map(file => file.path).sort()).toEqual([
      'hello.ts',
      'index.ts',
    ]);
    await expect(
      readers().readTree(at('src', 'tree'), { etag: tree.etag }),
    ).rejects.toThrow(expect.objectContaining({ name: 'NotModifiedError' }));
  });

  it('searches by a pattern', async () => {
    const { files } = await readers().search(at('**/*.ts'));
    expect(files.map(file => file.url).sort()).toEqual([
      at('src/hello.ts'),
      at('src/index.ts'),
    ]);
    const [hello] = files;
    expect((await hello.content()).toString()).toContain('hello');
  });
});

describe('the entity providers of Backstage', () => {
  it('find the repositories that hold a catalog file', async () => {
    const [provider] = GithubEntityProvider.fromConfig(config, {
      logger,
      schedule: runner,
    });
    const { connection, mutation } = aConnection();
    await provider.connect(connection);
    await provider.refresh(logger);
    const [[{ entities }]] = mutation.mock.calls;
    const targets = entities.map(
      ({ entity }: { entity: { spec: { target: string } } }) =>
        entity.spec.target,
    );
    expect(targets).toEqual([
      `${forge.url}/acme/payment-service/blob/main/catalog-info.yaml`,
    ]);
  });

  it('find people, teams and who leads', async () => {
    const provider = GithubOrgEntityProvider.fromConfig(config, {
      id: 'acme',
      orgUrl: `${forge.url}/acme`,
      logger,
      schedule: runner,
    });
    const { connection, mutation } = aConnection();
    await provider.connect(connection);
    await provider.read();
    const [[{ entities }]] = mutation.mock.calls;
    const found = entities.map(({ entity }: { entity: object }) => entity);
    expect(found).toContainEqual(
      expect.objectContaining({
        kind: 'User',
        metadata: expect.objectContaining({ name: 'bob' }),
        spec: expect.objectContaining({
          profile: expect.objectContaining({ email: 'bob@acme.example' }),
          memberOf: ['payments', 'payments-leads'],
        }),
      }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({
        kind: 'Group',
        metadata: expect.objectContaining({ name: 'payments-leads' }),
        spec: expect.objectContaining({ parent: 'payments' }),
      }),
    );
    const names = found.map(
      ({ metadata }: { metadata: { name: string } }) => metadata.name,
    );
    expect(names).not.toContain('macadam-bot');
  });
});

describe('the scaffolder actions of Backstage', () => {
  const integrations = () => ScmIntegrations.fromConfig(config);
  const repoUrl = (name: string) =>
    `${new URL(forge.url).host}?owner=acme&repo=${name}`;

  beforeAll(async () => {
    await mkdir(workspace.resolve('docs'), { recursive: true });
    await writeFile(workspace.resolve('README.md'), '# new\n');
    await writeFile(workspace.resolve('docs/index.md'), '# docs\n');
  });

  it('publish a repository, protected', async () => {
    const action = createPublishGithubAction({
      integrations: integrations(),
      config,
    });
    const context = createMockActionContext({
      workspacePath: workspace.path,
      input: {
        repoUrl: repoUrl('published'),
        description: 'Made by a template',
        homepage: 'https://portal.example/tasks/7',
        access: 'acme/payments',
        repoVisibility: 'private' as const,
        defaultBranch: 'main',
        topics: ['service'],
        requireCodeOwnerReviews: true,
        secrets: { DEPLOY_KEY: 'a secret' },
        repoVariables: { REGION: 'eu' },
      },
    });
    await action.handler(context);
    expect(context.output).toHaveBeenCalledWith(
      'remoteUrl',
      `${forge.url}/acme/published.git`,
    );
    const repository = forge.forge.repositories.get('acme', 'published');
    expect(repository).toMatchObject({
      homepage: 'https://portal.example/tasks/7',
      topics: ['service'],
      teams: { payments: 'admin' },
      protections: { main: { reviews: { requireCodeOwnerReviews: true } } },
      variables: { REGION: { value: 'eu' } },
    });
    expect(Object.keys(repository.secrets)).toEqual(['DEPLOY_KEY']);
    const git = forge.forge.repositories.git(repository);
    expect((await git.file('main', 'docs/index.md'))?.content.toString()).toBe(
      '# docs\n',
    );
  });

  it('open a pull request', async () => {
    const action = createPublishGithubPullRequestAction({
      integrations: integrations(),
      config,
    });
    const context = createMockActionContext({
      workspacePath: workspace.path,
      input: {
        repoUrl: repoUrl('payment-service'),
        branchName: 'from-the-portal',
        title: 'From the portal',
        description: 'Adds docs',
        reviewers: ['bob'],
        teamReviewers: ['payments-leads'],
        filesToDelete: ['src/hello.ts'],
      },
    });
    await action.handler(context);
    expect(context.output).toHaveBeenCalledWith(
      'remoteUrl',
      `${forge.url}/acme/payment-service/pull/1`,
    );
    const [pull] = forge.forge.store.pulls.values();
    expect(pull).toMatchObject({
      head: 'from-the-portal',
      requestedReviewers: ['bob'],
      requestedTeams: ['payments-leads'],
    });
    const git = forge.forge.repositories.git(
      forge.forge.repositories.get('acme', 'payment-service'),
    );
    expect(await git.file(pull.headSha, 'docs/index.md')).toBeDefined();
    expect(await git.file(pull.headSha, 'src/hello.ts')).toBeUndefined();
    expect(await git.file(pull.headSha, 'src/index.ts')).toBeDefined();
  });

  it('start a workflow', async () => {
    const action = createGithubActionsDispatchAction({
      integrations: integrations(),
    });
    await action.handler(
      createMockActionContext({
        input: {
          repoUrl: repoUrl('payment-service'),
          workflowId: 'ci.yaml',
          branchOrTagName: 'main',
        },
      }),
    );
    const runs = forge.forge.store.runs.values();
    expect(runs.map(run => run.event)).toContain('workflow_dispatch');
  });
});
