// SPDX-License-Identifier: Apache-2.0
import { databaseOfSuite } from '@macadam/test-portal';
import type { Knex } from 'knex';
import {
  aCommit,
  aDeployment,
  anIncident,
  component,
  TestEngine,
} from './__testUtils__/TestEngine';

const database = databaseOfSuite('@macadam/plugin-dora-backend');
let knex: Knex;
let test: TestEngine;

const payments = 'component:default/payments';

beforeAll(() => {
  knex = database.knex;
});

beforeEach(async () => {
  test = await TestEngine.start(knex);
});

const revision = async (ref = payments) =>
  Number((await knex('entities').where({ ref }).first()).revision);

const recently = (hoursAgo: number) =>
  new Date(Date.now() - hoursAgo * 3_600_000).toISOString();

it('writes what it is told, and what it means', async () => {
  await test.tell({
    deployments: [
      aDeployment('1', '2026-03-02T10:00:00Z'),
      aDeployment('2', '2026-03-02T12:00:00Z', { status: 'failure' }),
    ],
    incidents: [
      anIncident('i', '2026-03-02T10:30:00Z', '2026-03-02T11:00:00Z'),
    ],
  });
  expect(await test.flags()).toMatchObject({
    [`${payments} test 1`]: { counted: true, failed: true, seconds: 3600 },
    [`${payments} test 2`]: { counted: false, reason: 'not-successful' },
  });
  expect(await test.causes()).toEqual({ [`${payments} test i`]: 'window 1' });
  expect(await test.changes()).toMatchObject({
    [`${payments} test 1 sha-1`]: {
      counted: true,
      lead: 3600,
      service: payments,
    },
    [`${payments} test 2 sha-2`]: { counted: false, service: null },
  });
});

it('ignores a delivery that comes again, whatever it says now', async () => {
  const told = { deployments: [aDeployment('1', '2026-03-02T10:00:00Z')] };
  expect(await test.tell(told, 'delivery-1')).toBe(true);
  const before = await revision();
  const other = {
    deployments: [aDeployment('2', '2026-03-02T11:00:00Z')],
  };
  expect(await test.tell(other, 'delivery-1')).toBe(false);
  expect(Object.keys(await test.flags())).toEqual([`${payments} test 1`]);
  expect(await revision()).toBe(before);
  expect(await test.tell(other, 'delivery-1', 'another')).toBe(true);
});

it('takes one of two equal deliveries that come at once', async () => {
  const told = { deployments: [aDeployment('1', '2026-03-02T10:00:00Z')] };
  const answers = await Promise.all([
    test.tell(told, 'delivery-1'),
    test.tell(told, 'delivery-1'),
    test.tell(told, 'delivery-1'),
  ]);
  expect(answers.filter(isNew => isNew)).toHaveLength(1);
});

it('does not raise the revision for what it knew already', async () => {
  const told = {
    deployments: [aDeployment('1', '2026-03-02T10:00:00Z')],
    incidents: [anIncident('i', '2026-03-02T10:30:00Z')],
  };
  await test.tell(told);
  const before = await revision();
  await test.tell(told);
  expect(await revision()).toBe(before);
  const observedAt = new Date('2026-03-02T12:00:00Z');
  await test.tell({
    deployments: told.deployments.map(one => ({ ...one, observedAt })),
    incidents: told.incidents.map(one => ({ ...one, observedAt })),
  });
  expect(await revision()).toBe(before);
  const [seen] = await knex('deployments').pluck('observed_at');
  expect(seen).toEqual(observedAt);
  await test.tell({
    incidents: [
      anIncident('i', '2026-03-02T10:30:00Z', '2026-03-02T11:00:00Z', {
        observedAt: new Date('2026-03-02T12:30:00Z'),
      }),
    ],
  });
  expect(await revision()).toBeGreaterThan(before);
});

it('lets the later telling hold, and keeps changes that it does not know', async () => {
  const at = '2026-03-02T10:00:00Z';
  const later = new Date('2026-03-02T10:05:00Z');
  await test.tell({
    deployments: [
      aDeployment('1', at, {
        title: 'Told late',
        observedAt: later,
        commits: null,
      }),
    ],
  });
  await test.tell({ deployments: [aDeployment('1', at, { title: 'Early' })] });
  const [row] = await knex('deployments').select('title', 'is_base_known');
  expect(row).toEqual({ title: 'Told late', is_base_known: true });
  expect(Object.keys(await test.changes())).toHaveLength(1);
});

it('refuses alone what cannot be written, among others that can', async () => {
  const unbearable = aDeployment('x'.repeat(2_000), '2026-03-02T10:00:00Z');
  const answers = await Promise.allSettled([
    test.tell({ deployments: [aDeployment('1', '2026-03-02T10:00:00Z')] }),
    test.tell({ deployments: [unbearable] }, 'delivery-x'),
    test.tell({ deployments: [aDeployment('2', '2026-03-02T11:00:00Z')] }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(Object.keys(await test.flags())).toHaveLength(2);
  // Its sender may send it again, mended.
  expect(await test.tell({ deployments: [] }, 'delivery-x')).toBe(true);
});

it('keeps all of a delivery or nothing', async () => {
  const unbearable = anIncident('x'.repeat(2_000), '2026-03-02T10:00:00Z');
  const told = {
    deployments: [aDeployment('1', '2026-03-02T10:00:00Z')],
    incidents: [unbearable],
  };
  await expect(test.tell(told)).rejects.toThrow('externalId is longer');
  expect(await test.flags()).toEqual({});
});

it('takes characters that the database does not know', async () => {
  const title = 'Nothing\u0000 of it, and half \ud83d';
  await test.tell({
    deployments: [
      aDeployment('1', '2026-03-02T10:00:00Z', {
        title,
        commits: [
          aCommit('c', '2026-03-02T09:00:00Z', { title, paths: ['a"{,}\\b'] }),
        ],
      }),
    ],
  });
  const [row] = await knex('changes').select('title', 'paths');
  expect(row.title).toContain('Nothing of it');
  expect(row.paths).toEqual(['a"{,}\\b']);
});

it('writes many at once, told by many at the same time', async () => {
  test.entities = ['a', 'b', 'c', 'd'].map(name => component(name));
  await test.run('refresh-services');
  const tellings = Array.from({ length: 300 }, (_, n) => {
    const name = 'abcd'[n % 4];
    const at = new Date(Date.parse('2026-03-02T00:00:00Z') + n * 60_000);
    return test.tell({
      deployments: [
        aDeployment(`${n}`, at.toISOString(), {
          subject: { kind: 'entity', entityRef: `component:${name}` },
          sha: `v${n % 12}`,
        }),
      ],
    });
  });
  await Promise.all(tellings);
  const once = await test.everything();
  expect(Object.keys(once.flags)).toHaveLength(300);
  await knex('entities').update({ judged_by: null });
  await test.run('judge-stale');
  expect(await test.everything()).toEqual(once);
});

it('says of an event that came late that it did, and not of history', async () => {
  await test.tell({
    deployments: [
      aDeployment('late', recently(25)),
      aDeployment('soon', recently(23)),
    ],
    incidents: [anIncident('late', recently(25))],
  });
  const rows = await knex('deployments')
    .orderBy('external_id')
    .pluck('is_late');
  expect(rows).toEqual([true, false]);
  expect(await knex('incidents').pluck('is_late')).toEqual([true]);
});

it('tells what counts from now on, of the last day', async () => {
  const now = Date.now();
  const ago = (hours: number) =>
    new Date(now - hours * 3_600_000).toISOString();
  await test.tell({
    deployments: [aDeployment('old', ago(72)), aDeployment('new', ago(3))],
  });
  await test.tell({ incidents: [anIncident('i', ago(2))] });
  await test.tell({ incidents: [anIncident('i', ago(2), ago(1))] });
  const [first, second, third] = test.counted;
  const figures = { failed: 0, leadSeconds: [], recoverySeconds: [] };
  expect(first).toEqual({
    serviceRef: payments,
    ownerRef: 'group:default/money',
    deployments: 1,
    ...figures,
    leadSeconds: [3600],
  });
  expect(second).toMatchObject({ deployments: 0, ...figures, failed: 1 });
  expect(third).toMatchObject({ deployments: 0, failed: 0 });
  expect(third.recoverySeconds).toEqual([7200]);
});

it('remembers when a source last had something to tell', async () => {
  await test.tell({ deployments: [aDeployment('1', '2026-03-02T10:00:00Z')] });
  await test.tell({ deployments: [aDeployment('0', '2026-03-01T10:00:00Z')] });
  await test.tell({
    incidents: [
      anIncident('i', '2026-03-02T11:00:00Z', '2026-03-02T12:00:00Z'),
    ],
  });
  const rows = await knex('reads')
    .orderBy('tells')
    .select('source', 'tells', 'value', 'last_event_at');
  expect(rows).toEqual([
    {
      source: 'test',
      tells: 'deployments',
      value: 'acme/payments',
      last_event_at: new Date('2026-03-02T10:00:00Z'),
    },
    {
      source: 'test',
      tells: 'incidents',
      value: 'acme/payments',
      last_event_at: new Date('2026-03-02T12:00:00Z'),
    },
  ]);
});

it('forgets deliveries after a week', async () => {
  await test.tell({ deployments: [] }, 'old');
  await test.tell({ deployments: [] }, 'young');
  await knex('deliveries')
    .where({ delivery_id: 'old' })
    .update({ received_at: knex.raw(`now() - interval '8 days'`) });
  await knex('deliveries')
    .where({ delivery_id: 'young' })
    .update({ received_at: knex.raw(`now() - interval '6 days'`) });
  await test.run('forget-deliveries');
  expect(await knex('deliveries').pluck('delivery_id')).toEqual(['young']);
});

it('changes a chain and judges it in one transaction', async () => {
  await test.tell({
    deployments: [
      aDeployment('1', '2026-03-02T10:00:00Z'),
      aDeployment('2', '2026-03-02T12:00:00Z'),
    ],
    incidents: [
      anIncident('i', '2026-03-02T12:30:00Z', '2026-03-02T13:00:00Z'),
    ],
  });
  const [{ id }] = await knex('entities').where({ ref: payments }).select('id');
  const first = await knex('deployments').where({ external_id: '1' }).first();
  await test.engine.changeChain(id, trx =>
    trx('incidents').update({
      decision: 'deployment',
      decided_deployment_id: first.id,
    }),
  );
  expect(await test.causes()).toEqual({ [`${payments} test i`]: 'linked 1' });
  expect(await test.flags()).toMatchObject({
    [`${payments} test 1`]: { failed: true, seconds: 10_800 },
    [`${payments} test 2`]: { failed: false },
  });
  await expect(
    test.engine.changeChain(id, async trx => {
      await trx('incidents').update({ decision: 'not-a-change' });
      throw new Error('The decision could not be written down');
    }),
  ).rejects.toThrow('could not be written down');
  expect(await test.causes()).toEqual({ [`${payments} test i`]: 'linked 1' });
});

it('judges everything anew when the rules are others', async () => {
  await test.tell({
    deployments: [
      aDeployment('1', '2026-03-02T10:00:00Z'),
      aDeployment('2', '2026-03-02T11:00:00Z', { environment: 'Live' }),
    ],
  });
  const other = await TestEngine.start(knex, {
    config: { productionEnvironments: ['live'] },
  });
  await other.run('judge-stale');
  expect(await other.flags()).toMatchObject({
    [`${payments} test 1`]: { counted: false, reason: 'not-production' },
    [`${payments} test 2`]: { counted: true },
  });
});

it('judges a service by the present rules as soon as it hears of it', async () => {
  await test.tell({ deployments: [aDeployment('1', '2026-03-02T10:00:00Z')] });
  const other = await TestEngine.start(knex, {
    config: { productionEnvironments: ['live'] },
  });
  await other.tell({
    deployments: [
      aDeployment('2', '2026-03-02T11:00:00Z', { environment: 'Live' }),
    ],
  });
  expect(await other.flags()).toMatchObject({
    [`${payments} test 1`]: { counted: false },
    [`${payments} test 2`]: { counted: true },
  });
});
