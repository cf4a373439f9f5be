// SPDX-License-Identifier: Apache-2.0
import {
  componentEntityV1alpha1Validator,
  type Entity,
} from '@backstage/catalog-model';
import { serializeError, toError } from '@backstage/errors';
import {
  aCommit,
  aRepository,
  aStory,
  startTestForge,
  type TestForge,
} from '@macadam/sandbox';
import {
  anEntity,
  forgeConfig,
  other,
  platformEngineer,
  PluginPortal,
} from '@macadam/test-portal';
import { goldenPathPlugin } from '../plugin';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

let forge: TestForge;
let portal: PluginPortal;

beforeAll(async () => {
  const bare = [aCommit('Begin', { 'README.md': '# Refunds' })];
  const story = aStory({
    repositories: [
      aRepository(),
      aRepository({ name: 'described' }),
      aRepository({ name: 'refund-batch', commits: bare }),
      aRepository({ name: 'race', commits: bare }),
      aRepository({ name: 'left-over', commits: bare }),
      aRepository({ name: 'old', commits: bare, archived: true }),
    ],
  });
  forge = await startTestForge({ story: () => story });
  portal = await startPortal();
});

afterAll(async () => {
  await portal.stop();
  await forge.close();
});

describe('GET /registrations', () => {
  it('proposes an entity for a repository without a catalog file', async () => {
    const { status, body } = await read('refund-batch');
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        state: 'new',
        repository: {
          name: 'acme/refund-batch',
          url: `${forge.url}/acme/refund-batch`,
        },
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'refund-batch',
            description: 'Takes the money',
            annotations: { 'github.com/project-slug': 'acme/refund-batch' },
            tags: ['service'],
          },
          spec: {
            type: 'service',
            lifecycle: 'production',
            owner: 'payments',
          },
        },
      },
    });
  });

  it('finds one that is in the catalog, for whoever asks', async () => {
    const { body } = await read('payment-service', other);
    expect(body).toMatchObject({
      state: 'registered',
      entityRefs: ['component:default/payment-service'],
    });
  });

  it('finds a catalog file of which the catalog has nothing', async () => {
    expect((await read('described')).body).toMatchObject({
      state: 'described',
      file: `${forge.url}/acme/described/blob/main/catalog-info.yaml`,
    });
  });

  it.each([
    ['of another team', 'refund-batch', 403, /another team's/],
    ['that is not there', 'nowhere', 404, /There is no repository acme/],
    ['that is archived', 'old', 409, /archived/],
  ])('says that a repository is one %s', async (_, name, status, message) => {
    const answer = await read(name, other);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toMatch(message);
  });

  it('answers 400 to another place and 401 to nobody', async () => {
    const elsewhere = await get('https://github.com/acme/refund-batch');
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.body.error.message).toMatch(/That is no repository of/);
    expect((await get('nothing')).status).toBe(400);
    expect((await read('refund-batch', 'nobody')).status).toBe(401);
  });

  it('lets the platform team see every repository', async () => {
    expect((await read('refund-batch', platformEngineer)).status).toBe(200);
  });
});

describe('POST /registrations', () => {
  it('opens a pull request that says who asked, and finds it a second time', async () => {
    const first = await propose('refund-batch');
    expect({ status: first.status, body: first.body }).toEqual({
      status: 201,
      body: {
        pullRequest: `${forge.url}/acme/refund-batch/pull/1`,
        file: `${forge.url}/acme/refund-batch/blob/main/catalog-info.yaml`,
        isNew: true,
      },
    });
    const [pull] = await pullsOf('refund-batch');
    expect(pull).toMatchObject({
      title: 'Describe it',
      head: { ref: 'backstage-integration' },
    });
    expect(pull.body).toContain('Requested by ada in the portal.');

    const second = await propose('refund-batch');
    expect(second.status).toBe(200);
    expect(second.body).toEqual({ ...first.body, isNew: false });
    expect((await read('refund-batch')).body).toMatchObject({
      state: 'proposed',
      pullRequest: first.body.pullRequest,
    });
  });

  it('opens one pull request however many ask at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => propose('race')));
    const links = answers.map(({ body }) => body.pullRequest);
    expect(new Set(links)).toEqual(new Set([links[0]]));
    expect(await pullsOf('race')).toHaveLength(1);
  });

  it('starts anew on a branch that an earlier pull request has left', async () => {
    await propose('left-over');
    await forge.request('PATCH', '/repos/acme/left-over/pulls/1', {
      body: { state: 'closed' },
    });
    const { status, body } = await propose('left-over');
    expect(status).toBe(201);
    expect(body.pullRequest).toMatch(/pull\/2$/);
  });

  it('answers 403 to who could not push, and opens nothing', async () => {
    const before = await pullsOf('race');
    expect((await propose('race', { caller: other })).status).toBe(403);
    const stranger = { caller: 'user:default/stranger' };
    expect((await propose('race', stranger)).status).toBe(403);
    expect(await pullsOf('race')).toEqual(before);
  });

  it.each([
    ['no YAML', 'a: [', /Document 1/],
    ['no entity', 'hello', /Document 1/],
    ['an alias bomb', bomb(), /Document 1/],
    [
      'refused by the catalog',
      fileOf('race').replace('  owner: payments\n', ''),
      /owner/,
    ],
  ])('answers 400 to a file that is %s', async (_, content, message) => {
    const { status, body } = await propose('race', { content });
    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });

  it('answers 409 when the catalog has such an entity, or the repository such a file', async () => {
    const content = fileOf('payment-service');
    const taken = await propose('race', { content });
    expect(taken.status).toBe(409);
    expect(taken.body.error.message).toMatch(/Choose another name/);
    expect((await propose('described')).status).toBe(409);
  });

  it('answers 400 without a title and 401 to nobody', async () => {
    expect((await propose('race', { title: ' ' })).status).toBe(400);
    expect((await propose('race', { caller: 'nobody' })).status).toBe(401);
  });
});

function get(url: string, caller?: string) {
  const query = new URLSearchParams({ url });
  return portal.get(`/registrations?${query}`, caller);
}

function read(name: string, caller?: string) {
  return get(`${forge.url}/acme/${name}`, caller);
}

function propose(
  name: string,
  change: { caller?: string; title?: string; content?: string } = {},
) {
  const { caller, ...body } = change;
  const proposal = {
    url: `${forge.url}/acme/${name}`,
    title: 'Describe it',
    body: 'So that people find it.',
    content: fileOf(name),
    ...body,
  };
  return portal.post('/registrations', proposal, caller);
}

async function pullsOf(name: string) {
  const answer = await forge.request('GET', `/repos/acme/${name}/pulls`);
  return answer.json() as Promise<
    Array<{ title: string; body: string; head: { ref: string } }>
  >;
}

function fileOf(name: string): string {
  return `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
spec:
  type: service
  lifecycle: production
  owner: payments
`;
}

function bomb(): string {
  const levels = Array.from({ length: 8 }, (_, level) => {
    const below = level === 0 ? 'x' : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array(9).fill(below).join(', ')}]`;
  });
  return levels.join('\n');
}

async function startPortal(): Promise<PluginPortal> {
  const file = `${forge.url}/acme/payment-service/blob/main/catalog-info.yaml`;
  const aUser = (name: string) =>
    anEntity('User', name, { annotations: { 'github.com/user-login': name } });
  const started = new PluginPortal('golden-path');
  await started.begin({
    config: forgeConfig(forge),
    entities: [
      anEntity('Component', 'payment-service', {
        annotations: {
          'backstage.io/managed-by-origin-location': `url:${file}`,
        },
      }),
      aUser('ada'),
      aUser('eve'),
      anEntity('User', 'stranger'),
    ],
    validateEntity,
    features: [goldenPathPlugin],
  });
  return started;
}

/** As the catalog does it for components. */
async function validateEntity(entity: Entity) {
  try {
    await componentEntityV1alpha1Validator.check(entity);
    return { valid: true as const };
  } catch (error) {
    return { valid: false as const, errors: [serializeError(toError(error))] };
  }
}
