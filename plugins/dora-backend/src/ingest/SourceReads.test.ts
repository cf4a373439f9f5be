// SPDX-License-Identifier: Apache-2.0
import type {
  DeploymentRecord,
  DeploymentSource,
  IncidentSource,
  ReadRequest,
} from '@macadam/plugin-dora-node';
import { databaseOfSuite } from '@macadam/test-portal';
import type { Knex } from 'knex';
import {
  aDeployment,
  anIncident,
  component,
  PAGER,
  REPOSITORY,
  TestEngine,
} from './__testUtils__/TestEngine';

const database = databaseOfSuite('@macadam/plugin-dora-backend');
let knex: Knex;

beforeAll(() => {
  knex = database.knex;
});

const DAY_MS = 24 * 3_600_000;

/** A forge that gives its deployments two at a time, and can be made to fail. */
class Forge implements DeploymentSource {
  readonly id = 'forge';
  readonly title = 'Forge';
  readonly annotation = REPOSITORY;
  readonly asked: ReadRequest[] = [];
  /** Called before each answer. */
  before: (request: ReadRequest) => void = () => {};

  constructor(public deployments: DeploymentRecord[] = []) {}

  async readDeployments(request: ReadRequest) {
    this.asked.push(request);
    this.before(request);
    const begin = (request.cursor as { next: number } | undefined)?.next ?? 0;
    const records = this.deployments.slice(begin, begin + 2);
    const next = begin + records.length;
    return {
      records,
      cursor: { next },
      isLast: next === this.deployments.length,
    };
  }

  cursors() {
    return this.asked.map(({ cursor }) => cursor);
  }
}

const pager: IncidentSource = {
  id: 'pager',
  title: 'Pager',
  annotation: PAGER,
  async readIncidents({ value }) {
    return {
      records: [
        anIncident('i', '2026-03-02T10:30:00Z', undefined, {
          subject: { kind: 'annotation', annotation: PAGER, value },
        }),
      ],
      cursor: undefined,
      isLast: true,
    };
  },
};

function five() {
  return Array.from({ length: 5 }, (_, n) =>
    aDeployment(`${n}`, `2026-03-02T1${n}:00:00Z`),
  );
}

function start(forge: Forge, entities = [component('payments')]) {
  const sources = { deployments: [forge], incidents: [pager] };
  return TestEngine.start(knex, { entities, sources });
}

const stateOf = (source: string) => knex('reads').where({ source }).first();

it('reads all of the history that is kept, batch by batch', async () => {
  const forge = new Forge(five());
  const test = await start(forge);
  const begunMs = Date.now();
  await test.run('backfill');
  expect(Object.keys(await test.flags())).toHaveLength(5);
  expect(forge.cursors()).toEqual([undefined, { next: 2 }, { next: 4 }]);
  const [{ since, value, workflows, needsPaths }] = forge.asked;
  expect(value).toBe('acme/payments');
  expect({ workflows, needsPaths }).toEqual({
    workflows: [null],
    needsPaths: false,
  });
  expect(begunMs - since.getTime()).toBeLessThan(90 * DAY_MS + 1_000);
  expect(begunMs - since.getTime()).toBeGreaterThan(90 * DAY_MS - 60_000);
  expect(new Set(forge.asked.map(one => one.since.getTime())).size).toBe(1);
  expect(await stateOf('forge')).toMatchObject({
    is_backfilled: true,
    cursor: { next: 5 },
    since: null,
    failing_since: null,
    last_event_at: new Date('2026-03-02T14:00:00Z'),
  });
  expect(await knex('deployments').pluck('is_late')).not.toContain(true);
  await test.run('backfill');
  expect(forge.asked).toHaveLength(3);
});

it('keeps what was read before a failure, and goes on there', async () => {
  const forge = new Forge(five());
  const test = await start(forge);
  forge.before = ({ cursor }) => {
    if (cursor) throw new Error('502 Bad Gateway');
  };
  await test.run('backfill');
  expect(Object.keys(await test.flags())).toHaveLength(2);
  expect(await stateOf('forge')).toMatchObject({
    is_backfilled: false,
    cursor: { next: 2 },
    read_at: null,
    reason: '502 Bad Gateway',
    failing_since: expect.any(Date),
  });
  const { since, failing_since: failingSince } = await stateOf('forge');

  // It is left alone for a while.
  await test.run('backfill');
  expect(forge.asked).toHaveLength(2);

  await knex('reads').update({
    asked_at: knex.raw(`now() - interval '2 minutes'`),
  });
  await test.run('backfill');
  expect((await stateOf('forge')).failing_since).toEqual(failingSince);

  await knex('reads').update({
    asked_at: knex.raw(`now() - interval '2 minutes'`),
  });
  forge.before = () => {};
  await test.run('backfill');
  expect(forge.cursors().slice(-2)).toEqual([{ next: 2 }, { next: 4 }]);
  expect(forge.asked.at(-1)!.since).toEqual(since);
  expect(Object.keys(await test.flags())).toHaveLength(5);
  expect(await stateOf('forge')).toMatchObject({
    is_backfilled: true,
    failing_since: null,
    reason: null,
    read_at: expect.any(Date),
  });
});

it('goes on at its cursor after it was killed', async () => {
  const forge = new Forge(five());
  const test = await start(forge);
  const killing = new AbortController();
  forge.before = ({ cursor }) => {
    if (cursor) killing.abort(new Error('killed'));
    killing.signal.throwIfAborted();
  };
  await expect(test.run('backfill', killing.signal)).rejects.toThrow('killed');
  expect((await stateOf('forge')).failing_since).toBeNull();

  const again = new Forge(five());
  const next = await start(again);
  await next.run('backfill');
  expect(again.cursors()).toEqual([{ next: 2 }, { next: 4 }]);
  expect(Object.keys(await next.flags())).toHaveLength(5);
});

it('a value that fails does not keep others from being read', async () => {
  const forge = new Forge(five());
  const test = await start(forge, [component('broken'), component('payments')]);
  forge.before = ({ value }) => {
    if (value === 'acme/broken') throw new Error('404 Not Found');
  };
  await test.run('backfill');
  const states = await knex('reads')
    .where({ source: 'forge' })
    .orderBy('value')
    .select('value', 'is_backfilled', 'reason');
  expect(states).toEqual([
    { value: 'acme/broken', is_backfilled: false, reason: '404 Not Found' },
    { value: 'acme/payments', is_backfilled: true, reason: null },
  ]);
});

it('reads again what came since, and a day before it', async () => {
  const forge = new Forge(five());
  const test = await start(forge);
  await test.run('backfill');
  const readAt = new Date(Date.now() - 3 * DAY_MS);
  await knex('reads').update({ read_at: readAt });
  const missed = aDeployment('missed', new Date().toISOString());
  forge.deployments = [...five(), missed];
  await test.run('reconcile');
  expect(forge.asked.at(-1)).toMatchObject({
    cursor: { next: 5 },
    since: new Date(readAt.getTime() - DAY_MS),
  });
  expect(await test.flags()).toMatchObject({
    'component:default/payments forge missed': { counted: true },
  });
  const state = await stateOf('forge');
  expect(state.read_at.getTime()).toBeGreaterThan(readAt.getTime());
});

it('does not ask for more history than is kept, however long it was away', async () => {
  const forge = new Forge(five());
  const test = await start(forge);
  await test.run('backfill');
  await knex('reads').update({ read_at: new Date('2020-01-01') });
  await test.run('reconcile');
  const agoMs = Date.now() - forge.asked.at(-1)!.since.getTime();
  expect(agoMs).toBeLessThan(91 * DAY_MS);
});

it('reads anew when the catalog wants something else of a value', async () => {
  const forge = new Forge(five());
  const test = await start(forge);
  await test.run('backfill');
  test.entities = [
    component('payments', {
      annotations: { 'macadam.dev/delivery-workflow': 'Ship it' },
    }),
  ];
  await test.run('refresh-services');
  await test.run('backfill');
  expect(forge.asked[3]).toMatchObject({
    cursor: undefined,
    workflows: ['Ship it'],
  });
});

it('asks a source for values as they are written, and reads incidents alike', async () => {
  const test = await start(new Forge(), [
    component('payments', { annotations: { [PAGER]: ' PABC12 ' } }),
  ]);
  await test.run('backfill');
  expect(await test.causes()).toEqual({
    'component:default/payments pager i': 'none',
  });
  expect(await stateOf('pager')).toMatchObject({
    tells: 'incidents',
    value: 'pabc12',
    is_backfilled: true,
  });
});

it('asks for nothing that the catalog does not name', async () => {
  const forge = new Forge(five());
  const test = await start(forge, []);
  await test.run('backfill');
  await test.run('reconcile');
  expect(forge.asked).toEqual([]);
});
