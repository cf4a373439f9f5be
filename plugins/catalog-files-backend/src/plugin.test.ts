// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  anEntity,
  databaseOfSuite,
  other,
  owner,
  platformEngineer,
  PluginPortal,
  shared,
} from '@macadam/test-portal';
import { catalogFilesPlugin } from './plugin';

jest.setTimeout(60_000);

const database = databaseOfSuite('@macadam/plugin-catalog-files-backend');
const root = (repository: string) =>
  `https://forge.example/acme/${repository}/blob/main`;
const fileOf = (repository: string) => `${root(repository)}/catalog-info.yaml`;
const good = [
  'apiVersion: backstage.io/v1alpha1',
  'kind: Component',
  'metadata:',
  '  name: payment-service',
  'spec:',
  '  owner: payments',
  '',
].join('\n');

let portal: PluginPortal;
let files: Map<string, string>;
let isAway: boolean;
/** On reading the catalog. */
let decision: 'ALLOW' | 'CONDITIONAL' | 'DENY';
const events = mockServices.events();

beforeAll(async () => {
  portal = await startPortal();
});

beforeEach(() => {
  isAway = false;
  decision = 'ALLOW';
  files = new Map([[fileOf('payment-service'), good]]);
});

afterAll(() => portal.stop());

it('finds nothing wrong with a good file, and says when it was read', async () => {
  await portal.run('read');
  const { body } = await entity();
  expect(body).toMatchObject({
    problemCount: 0,
    canMend: true,
    file: { url: fileOf('payment-service'), problems: [] },
  });
  expect(body.file.source.readAt).toBeDefined();
});

it('shows owners and the platform what is wrong after a push, and others that something is', async () => {
  await pushed('payment-service', `${good}  system: a: b\n`);
  for (const who of [owner, platformEngineer]) {
    const { body } = await entity(who);
    expect(body.file.problems).toMatchObject([
      { severity: 'error', line: 7, whatToDo: expect.any(String) },
    ]);
  }
  const { body } = await entity(other);
  expect(body).toMatchObject({
    problemCount: 1,
    canMend: false,
    file: { problems: [] },
  });
});

it('warns of what the file names and the catalog does not hold, on its line', async () => {
  await pushed('payment-service', `${good}  system: nowhere\n`);
  expect((await entity()).body.file.problems).toMatchObject([
    {
      severity: 'warning',
      line: 7,
      message: expect.stringContaining('system:default/nowhere'),
    },
  ]);
});

it('warns of a dependency that leads back, by the way that it takes', async () => {
  await pushed(
    'payment-service',
    `${good}  dependsOn: [component:ledger, component:shop]\n`,
  );
  expect((await entity()).body.file.problems).toMatchObject([
    {
      severity: 'warning',
      line: 7,
      message:
        'spec.dependsOn.1 leads back here: component:default/payment-service -> component:default/shop -> component:default/cart -> component:default/payment-service',
    },
  ]);
});

it('warns of what depends on itself', async () => {
  await pushed(
    'payment-service',
    `${good}  dependsOn: [component:payment-service]\n`,
  );
  expect((await entity()).body.file.problems).toMatchObject([
    { severity: 'warning', message: expect.stringContaining('leads back') },
  ]);
});

it('lists a file that was broken from the start for whom CODEOWNERS names', async () => {
  files.set(`${root('broken')}/CODEOWNERS`, '* @acme/payments\n');
  await pushed('broken', 'kind: [\n');
  const mine = await get('/mine');
  expect(mine.body.files).toMatchObject([
    { url: fileOf('broken'), problems: [{ severity: 'error' }] },
  ]);
  expect((await get('/mine', other)).body.files).toEqual([]);
});

it('is told by the catalog of a file of which it could make nothing, and keeps to it until it is mended', async () => {
  files.set(fileOf('never'), 'kind: [\n');
  files.set(`${root('never')}/CODEOWNERS`, '* @acme/payments\n');
  await refusedByTheCatalog('never');
  expect((await get('/mine')).body.files).toMatchObject([
    { url: fileOf('never'), problems: [{ severity: 'error' }] },
  ]);
  await portal.run('read');
  expect((await get('/mine')).body.files).toHaveLength(1);

  files.set(fileOf('never'), good);
  await portal.run('read');
  expect((await get('/mine')).body.files).toEqual([]);
});

it('lists a file that was broken from the start for whom it names itself', async () => {
  await pushed('half', `${good}---\nkind: [\n`);
  expect((await get('/mine')).body.files).toMatchObject([
    { url: fileOf('half'), problems: [{ severity: 'error' }] },
  ]);
  expect((await get('/mine', platformEngineer)).body.files).toEqual([]);
});

it('shows the platform team a broken file that nobody owns', async () => {
  files.set(fileOf('stray'), 'kind: [\n');
  await refusedByTheCatalog('stray');
  expect((await get('/mine', platformEngineer)).body.files).toMatchObject([
    { url: fileOf('stray') },
  ]);
  expect((await get('/mine')).body.files).toEqual([]);
});

it('is told by the catalog of what it did not take', async () => {
  files.set(fileOf('refused'), good);
  files.set(`${root('refused')}/.github/CODEOWNERS`, '* @acme/payments\n');
  await portal.run('read');
  expect((await get('/mine')).body.files).toMatchObject([
    { problems: [{ message: 'It conflicts with another' }] },
  ]);
});

it('keeps what it knew while the forge is away, and says since when', async () => {
  await pushed('payment-service', 'kind: [\n');
  isAway = true;
  await portal.run('read');
  const { body } = await entity();
  expect(body.problemCount).toBe(1);
  expect(body.file.source).toMatchObject({
    readAt: expect.any(String),
    failingSince: expect.any(String),
  });
});

it('tells everybody how fresh the catalog is, and nobody by name', async () => {
  const nothingYet = await get('/source', other);
  expect(nothingYet.body).toEqual({
    files: 0,
    unread: 0,
    broken: 0,
    source: {},
  });

  files.set(fileOf('refused'), 'kind: [\n');
  await portal.run('read');
  const { body } = await get('/source', other);
  expect(body).toEqual({
    files: 2,
    unread: 0,
    broken: 1,
    source: { readAt: expect.any(String) },
  });

  isAway = true;
  await portal.run('read');
  expect((await get('/source', other)).body).toEqual({
    files: 2,
    unread: 2,
    broken: 1,
    source: { readAt: body.source.readAt, failingSince: expect.any(String) },
  });
});

describe('whoever looks for what is in no catalog', () => {
  const untaken = (question: string, caller?: string) =>
    get(`/untaken?question=${encodeURIComponent(question)}`, caller);

  beforeEach(async () => {
    files.set(`${root('fraud-scoring')}/CODEOWNERS`, '* @acme/payments @eve\n');
    await pushed('fraud-scoring', `${good}  system: nowhere\n---\nkind: [\n`);
    await pushed('payment-service', `${good}  system: nowhere\n`);
  });

  it('is told by its name that its file is not taken, and whose it is; what is wrong is for who can mend it', async () => {
    const told = {
      repository: 'acme/fraud-scoring',
      url: fileOf('fraud-scoring'),
      owners: [{ entityRef: 'group:default/payments', title: 'payments' }],
    };
    for (const who of [owner, platformEngineer]) {
      const { body } = await untaken('Fraud scoring', who);
      expect(body.files).toEqual([
        {
          ...told,
          canMend: true,
          problems: [expect.objectContaining({ severity: 'error', line: 10 })],
        },
      ]);
    }
    const { body } = await untaken('fraud', 'user:default/new');
    expect(body.files).toEqual([{ ...told, canMend: false, problems: [] }]);
  });

  it('is told nothing of another name, nor of a file that the catalog takes', async () => {
    expect((await untaken('ledger')).body.files).toEqual([]);
    expect((await untaken('payment-service')).body.files).toEqual([]);
  });

  it('and does not see all of the catalog is told of their own alone', async () => {
    decision = 'CONDITIONAL';
    expect((await untaken('fraud', 'user:default/new')).body.files).toEqual([]);
    expect((await untaken('fraud')).body.files).toHaveLength(1);
  });

  it('and may read nothing of the catalog is refused', async () => {
    decision = 'DENY';
    expect((await untaken('fraud')).status).toBe(403);
  });

  it.each(['fr', '  fr  ', 'f'.repeat(101)])(
    'is refused what is no name: %s',
    async question => {
      expect((await untaken(question)).status).toBe(400);
      expect((await get('/untaken')).status).toBe(400);
    },
  );
});

it('answers 401 to nobody and 404 to no entity', async () => {
  expect((await get('/mine', 'nobody')).status).toBe(401);
  expect((await get('/source', 'nobody')).status).toBe(401);
  expect((await entity('nobody')).status).toBe(401);
  expect((await get('/untaken?question=fraud', 'nobody')).status).toBe(401);
  const nothing = '/entities/component/default/nothing';
  expect((await get(nothing)).status).toBe(404);
});

async function pushed(repository: string, text: string) {
  files.set(fileOf(repository), text);
  await events.publish({
    topic: 'github.push',
    eventPayload: {
      ref: 'refs/heads/main',
      commits: [{ modified: ['catalog-info.yaml'] }],
      repository: {
        html_url: `https://forge.example/acme/${repository}`,
        default_branch: 'main',
      },
    },
  });
}

function refusedByTheCatalog(repository: string) {
  return events.publish({
    topic: 'experimental.catalog.errors',
    eventPayload: {
      entity: `location:default/${repository}`,
      location: `url:${fileOf(repository)}`,
      errors: [new Error('YAML error')],
    },
  });
}

const entity = (caller?: string) =>
  get('/entities/component/default/payment-service', caller);

function get(path: string, caller?: string) {
  return portal.get(path, caller);
}

async function startPortal(): Promise<PluginPortal> {
  const schedule = {
    frequency: { trigger: 'manual' },
    timeout: { minutes: 1 },
  };
  const started = new PluginPortal('catalog-files');
  await started.begin({
    knex: database.knex,
    config: { catalogFiles: { schedule } },
    entities: [
      aComponent(),
      anEntity('Group', 'payments'),
      dependent('ledger'),
      dependent('shop', 'cart'),
      dependent('cart', 'shop', 'payment-service'),
      aLocation('payment-service'),
      aLocation('refused', 'It conflicts with another'),
    ],
    validateEntity: async () => ({ valid: true }),
    features: [
      catalogFilesPlugin,
      mockServices.urlReader.mock({ readUrl }).factory,
      mockServices.permissions.mock({
        authorizeConditional: async () => [{ result: decision } as never],
      }).factory,
      shared(eventsServiceRef, events),
    ],
  });
  return started;
}

async function readUrl(url: string) {
  if (isAway) throw new ServiceUnavailableError('The forge is away');
  const text = files.get(url);
  if (text === undefined) throw new NotFoundError(url);
  return { buffer: async () => Buffer.from(text) };
}

function dependent(name: string, ...on: string[]): Entity {
  return anEntity('Component', name, {
    relations: on.map(target => ({
      type: 'dependsOn',
      targetRef: `component:default/${target}`,
    })),
  });
}

function aComponent(): Entity {
  // As the catalog writes it for what a Location leads to.
  const location = `url:${fileOf('payment-service').replace('blob', 'tree')}`;
  return anEntity('Component', 'payment-service', {
    annotations: { 'backstage.io/managed-by-location': location },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
  });
}

function aLocation(repository: string, error?: string) {
  const item = { type: 'processing', level: 'error', message: error };
  return {
    ...anEntity('Location', repository),
    spec: { type: 'url', target: fileOf(repository) },
    ...(error && { status: { items: [item] } }),
  };
}
