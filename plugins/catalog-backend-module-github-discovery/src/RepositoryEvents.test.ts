// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { GithubEntityProvider } from '@backstage/plugin-catalog-backend-module-github';
import type {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import type { Repository } from '@macadam/plugin-golden-path-node';
import { startTestForge, type TestForge } from '@macadam/sandbox';
import { DiscoveryProvider } from './DiscoveryProvider';
import { RepositoryEvents } from './RepositoryEvents';

const logger = mockServices.logger.mock();

let forge: TestForge;
let applied: EntityProviderMutation[];
let events: ReturnType<typeof mockServices.events>;

beforeAll(async () => {
  forge = await startTestForge();
});

afterAll(() => forge.close());

beforeEach(async () => {
  applied = [];
  events = mockServices.events();
  const providers = githubProviders().map(
    provider => new DiscoveryProvider(provider),
  );
  await Promise.all(providers.map(provider => provider.connect(connection())));
  const repositories = { organization: 'acme', find: findRepository };
  await new RepositoryEvents({
    events,
    logger,
    providers,
    repositories,
  }).subscribe();
});

it('adds the Location of a repository that was published, the same however often', async () => {
  await published('payment-service');
  await published('payment-service');

  const [first, second] = applied;
  expect(first).toMatchObject({
    type: 'delta',
    added: [
      {
        locationKey: 'github-provider:acme',
        entity: {
          kind: 'Location',
          spec: {
            target: `${forge.url}/acme/payment-service/blob/main/catalog-info.yaml`,
          },
        },
      },
    ],
  });
  expect(second).toEqual(first);
});

it('adds what a read of the whole organisation would add', async () => {
  await published('payment-service');
  const [provider] = githubProviders();
  await provider.connect(connection());
  await provider.refresh(logger);

  const [delta, full] = applied;
  expect(full).toMatchObject({ type: 'full', entities: [{}] });
  if (delta.type !== 'delta' || full.type !== 'full') throw new Error();
  expect(full.entities).toEqual(delta.added);
});

it('adds nothing for a repository without a catalog file', async () => {
  await forge.request('POST', '/orgs/acme/repos', { body: { name: 'bare' } });
  await published('bare');
  expect(applied).toEqual([]);
});

it('adds nothing for a repository that does not exist, or of others', async () => {
  await published('nothing');
  await events.publish({
    topic: 'macadam.repository.published',
    eventPayload: { organization: 'other', name: 'payment-service' },
  });
  expect(applied).toEqual([]);
});

it('removes the Location of a repository that was deleted', async () => {
  await events.publish({
    topic: 'macadam.repository.deleted',
    eventPayload: {
      organization: 'acme',
      name: 'gone',
      url: `${forge.url}/acme/gone`,
      defaultBranch: 'main',
    },
  });
  const target = `${forge.url}/acme/gone/blob/main/catalog-info.yaml`;
  expect(applied).toMatchObject([
    { type: 'delta', added: [], removed: [{ entity: { spec: { target } } }] },
  ]);
});

function connection(): EntityProviderConnection {
  return {
    applyMutation: async mutation => void applied.push(mutation),
    refresh: async () => {},
  };
}

function published(name: string) {
  return events.publish({
    topic: 'macadam.repository.published',
    eventPayload: { organization: 'acme', name },
  });
}

function githubProviders(): GithubEntityProvider[] {
  const { host } = new URL(forge.url);
  const integration = {
    host,
    apiBaseUrl: forge.api,
    token: 'test-admin-token',
  };
  const provider = { host, organization: 'acme', validateLocationsExist: true };
  const config = mockServices.rootConfig({
    data: {
      integrations: { github: [integration] },
      catalog: { providers: { github: { acme: provider } } },
    },
  });
  const schedule = { run: async () => {} };
  return GithubEntityProvider.fromConfig(config, { logger, schedule });
}

async function findRepository(name: string): Promise<Repository | undefined> {
  const response = await forge.request('GET', `/repos/acme/${name}`);
  if (!response.ok) return undefined;
  return {
    organization: 'acme',
    name,
    url: `${forge.url}/acme/${name}`,
    cloneUrl: `${forge.url}/acme/${name}.git`,
    description: undefined,
    homepage: undefined,
    defaultBranch: 'main',
    topics: [],
    visibility: 'private',
    isArchived: false,
    isFork: false,
  };
}
