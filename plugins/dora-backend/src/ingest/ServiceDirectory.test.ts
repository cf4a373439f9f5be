// SPDX-License-Identifier: Apache-2.0
import { databaseOfSuite } from '@macadam/test-portal';
import type { Knex } from 'knex';
import {
  aCommit,
  aDeployment,
  anIncident,
  component,
  REPOSITORY,
  TestEngine,
} from './__testUtils__/TestEngine';

const database = databaseOfSuite('@macadam/plugin-dora-backend');
let knex: Knex;

beforeAll(() => {
  knex = database.knex;
});

const at = '2026-03-02T10:00:00Z';

/** Names of the services that an event stands with, and how often. */
async function standing(table = 'deployments', externalId = '1') {
  const refs = await knex(table)
    .leftJoin('entities', 'entities.id', `${table}.service_id`)
    .where({ external_id: externalId })
    .orderBy('ref')
    .pluck('ref');
  return refs.map(ref => ref?.split('/')[1] ?? null);
}

async function refreshed(
  test: TestEngine,
  ...entities: TestEngine['entities']
) {
  test.entities = entities;
  await test.run('refresh-services');
}

const shared = { [REPOSITORY]: 'acme/mono' };
const ofMono = (workflow?: string) => ({
  subject: {
    kind: 'annotation' as const,
    annotation: REPOSITORY,
    value: 'ACME/Mono',
    workflow,
  },
});

describe('whom an event is about', () => {
  it.each([
    {
      name: 'an annotation, whatever its case',
      more: { subject: { ...ofMono().subject, value: ' Acme/Payments ' } },
    },
    {
      name: 'a whole reference',
      more: {
        subject: {
          kind: 'entity' as const,
          entityRef: 'Component:default/Payments',
        },
      },
    },
    {
      name: 'a name',
      more: { subject: { kind: 'entity' as const, entityRef: 'payments' } },
    },
  ])('$name', async ({ more }) => {
    const test = await TestEngine.start(knex);
    await test.tell({ deployments: [aDeployment('1', at, more)] });
    expect(await standing()).toEqual(['payments']);
  });

  it.each([
    { workflow: undefined, expected: ['plain', 'shop', 'web'] },
    { workflow: 'Ship shop', expected: ['shop'] },
    { workflow: ' Ship web ', expected: ['web'] },
    { workflow: 'Deploy', expected: ['plain'] },
  ])('by workflow $workflow: $expected', async ({ workflow, expected }) => {
    const by = (name: string) => ({
      annotations: { ...shared, 'macadam.dev/delivery-workflow': name },
    });
    const test = await TestEngine.start(knex, {
      entities: [
        component('shop', by('Ship shop')),
        component('web', by('Ship web')),
        component('plain', { annotations: shared }),
      ],
    });
    await test.tell({ deployments: [aDeployment('1', at, ofMono(workflow))] });
    expect(await standing()).toEqual(expected);
  });

  it('nobody, when the reference is none', async () => {
    const test = await TestEngine.start(knex);
    const subject = { kind: 'entity' as const, entityRef: 'a:b:c/d/e' };
    await test.tell({ deployments: [aDeployment('1', at, { subject })] });
    expect(await standing()).toEqual([null]);
  });
});

it('keeps events about nobody, and gives them to a component that comes', async () => {
  const test = await TestEngine.start(knex, { entities: [] });
  await test.tell({
    deployments: [aDeployment('1', at)],
    incidents: [anIncident('1', '2026-03-02T10:30:00Z')],
  });
  expect(await standing()).toEqual([null]);
  await refreshed(test, component('payments'));
  expect(await standing()).toEqual(['payments']);
  expect(await standing('incidents')).toEqual(['payments']);
  expect(await test.flags()).toMatchObject({
    'component:default/payments test 1': { counted: true, open: true },
  });
  expect(await test.changes()).toMatchObject({
    'component:default/payments test 1 sha-1': { counted: true },
  });
});

it('looks into the catalog soon after somebody unknown was spoken of', async () => {
  const test = await TestEngine.start(knex, { entities: [] });
  test.entities = [component('payments')];
  await test.tell({ deployments: [aDeployment('1', at)] });
  const isClaimed = async () => (await standing())[0] === 'payments';
  while (!(await isClaimed())) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
});

it('moves events when an annotation moves, and judges both services', async () => {
  const test = await TestEngine.start(knex, {
    entities: [component('payments'), component('billing')],
  });
  await test.tell({
    deployments: [
      aDeployment('0', '2026-03-02T08:00:00Z', { sha: 'v1' }),
      aDeployment('1', at, { sha: 'v2' }),
      aDeployment('2', '2026-03-02T12:00:00Z', { sha: 'v1' }),
    ],
    incidents: [anIncident('1', '2026-03-02T10:30:00Z')],
  });
  const before = await test.everything();
  await refreshed(
    test,
    component('payments', { annotations: { [REPOSITORY]: 'acme/other' } }),
    component('billing', { annotations: { [REPOSITORY]: 'acme/payments' } }),
  );
  const renamed = JSON.parse(
    JSON.stringify(before).replaceAll('default/payments', 'default/billing'),
  );
  expect(JSON.parse(JSON.stringify(await test.everything()))).toEqual(renamed);
});

it('gives a second component of a repository its own rows, and takes them back', async () => {
  const test = await TestEngine.start(knex);
  await test.tell({
    deployments: [aDeployment('1', at)],
    incidents: [anIncident('1', '2026-03-02T10:30:00Z')],
  });
  const once = await test.everything();
  const twin = component('twin', {
    annotations: { [REPOSITORY]: 'acme/payments' },
  });
  await refreshed(test, component('payments'), twin);
  expect(await standing()).toEqual(['payments', 'twin']);
  expect(await standing('incidents')).toEqual(['payments', 'twin']);
  expect(await test.flags()).toMatchObject({
    'component:default/twin test 1': { counted: true, failed: true },
  });
  expect(await test.changes()).toMatchObject({
    'component:default/twin test 1 sha-1': { counted: true },
  });
  await refreshed(test, component('payments'), component('twin'));
  expect(await test.everything()).toEqual(once);
});

it('leaves with a component what it did before it went', async () => {
  const test = await TestEngine.start(knex);
  await test.tell({ deployments: [aDeployment('1', at)] });
  await refreshed(test);
  expect(await standing()).toEqual(['payments']);
  await test.tell({
    deployments: [aDeployment('2', '2026-03-02T11:00:00Z')],
  });
  expect(await standing('deployments', '2')).toEqual([null]);
  const heir = component('heir', {
    annotations: { [REPOSITORY]: 'acme/payments' },
  });
  await refreshed(test, heir);
  expect(await standing()).toEqual(['payments']);
  expect(await standing('deployments', '2')).toEqual(['heir']);
});

it('follows an event that its source says is about somebody else now', async () => {
  const test = await TestEngine.start(knex, {
    entities: [component('payments'), component('billing')],
  });
  await test.tell({
    deployments: [
      aDeployment('1', at, { sha: 'v1' }),
      aDeployment('2', '2026-03-02T11:00:00Z', { sha: 'v1' }),
    ],
  });
  const subject = { kind: 'entity' as const, entityRef: 'billing' };
  const observedAt = new Date('2026-03-02T13:00:00Z');
  await test.tell({
    deployments: [aDeployment('1', at, { sha: 'v1', subject, observedAt })],
  });
  expect(await test.flags()).toMatchObject({
    'component:default/billing test 1': { counted: true, redeploy: false },
    'component:default/payments test 2': { counted: true, redeploy: false },
  });
});

it('stamps an event with who answers for its service when it comes', async () => {
  const test = await TestEngine.start(knex, {
    entities: [component('payments', { system: 'system:default/shop' })],
  });
  await test.tell({ deployments: [aDeployment('1', at)] });
  await refreshed(test, component('payments', { owner: 'group:default/new' }));
  await test.tell({
    deployments: [
      aDeployment('1', at, { title: 'Corrected', observedAt: new Date() }),
      aDeployment('2', '2026-03-02T11:00:00Z'),
    ],
  });
  const rows = await knex('deployments as d')
    .join('entities as o', 'o.id', 'd.owner_id')
    .leftJoin('entities as s', 's.id', 'd.system_id')
    .orderBy('external_id')
    .select({ owner: 'o.ref', system: 's.ref' });
  expect(rows).toEqual([
    { owner: 'group:default/money', system: 'system:default/shop' },
    { owner: 'group:default/new', system: null },
  ]);
});

it('judges changes anew when other paths are the service', async () => {
  const paths = (prefixes: string) =>
    component('payments', {
      annotations: { 'macadam.dev/delivery-paths': prefixes },
    });
  const test = await TestEngine.start(knex, { entities: [paths('a/')] });
  const commits = [
    aCommit('in-a', '2026-03-02T09:00:00Z', { paths: ['a/x'] }),
    aCommit('in-b', '2026-03-02T09:00:00Z', { paths: ['b/x'] }),
  ];
  await test.tell({ deployments: [aDeployment('1', at, { commits })] });
  const counted = async () =>
    knex('changes').where({ is_counted: true }).orderBy('sha').pluck('sha');
  expect(await counted()).toEqual(['in-a']);
  await refreshed(test, paths(' ./b/ , c/'));
  expect(await counted()).toEqual(['in-b']);
  await refreshed(test, component('payments'));
  expect(await counted()).toEqual(['in-a', 'in-b']);
});

it('knows its services from the database until the catalog answers', async () => {
  await TestEngine.start(knex);
  const later = await TestEngine.start(knex, { isCatalogAway: true });
  await later.tell({ deployments: [aDeployment('1', at)] });
  expect(await standing()).toEqual(['payments']);
  const [{ owner_id: owner }] = await knex('deployments').select('owner_id');
  expect(owner).not.toBeNull();
});

it('says what is wanted of a value', async () => {
  const by = (name: string, workflow?: string, paths?: string) =>
    component(name, {
      annotations: {
        ...shared,
        ...(workflow && { 'macadam.dev/delivery-workflow': workflow }),
        ...(paths && { 'macadam.dev/delivery-paths': paths }),
      },
    });
  const test = await TestEngine.start(knex, {
    entities: [by('a', 'Ship'), by('b'), by('c', 'Ship', 'c/')],
  });
  const { ingest } = test.engine;
  expect(await ingest.interestIn(REPOSITORY, 'ACME/mono')).toEqual({
    needsPaths: true,
    workflows: ['Ship', null],
  });
  expect(await ingest.interestIn(REPOSITORY, 'acme/none')).toBeUndefined();
  expect(await ingest.interestIn('no/such', 'acme/mono')).toBeUndefined();
});

it('lists the values of whom somebody asks about', async () => {
  const test = await TestEngine.start(knex, {
    entities: [
      component('a', { owner: 'group:default/x', system: 'system:default/s' }),
      component('b', { owner: 'group:default/x' }),
      component('c', { owner: 'group:default/y' }),
    ],
  });
  const { directory } = test.engine;
  const x = { ownerRefs: ['group:default/x'] };
  const s = { systemRefs: ['system:default/s'] };
  expect(directory.sourceValues(x, REPOSITORY)).toEqual(['acme/a', 'acme/b']);
  expect(directory.sourceValues(s, REPOSITORY)).toEqual(['acme/a']);
  expect(directory.sourceValues('all', REPOSITORY)).toHaveLength(3);
  expect(directory.sourceValues('all', 'no/such')).toEqual([]);
});
