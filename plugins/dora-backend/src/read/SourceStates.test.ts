// SPDX-License-Identifier: Apache-2.0
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  deliverySourcesExtensionPoint,
  type DeploymentSource,
} from '@macadam/plugin-dora-node';
import { databaseOfSuite } from '@macadam/test-portal';
import type { Knex } from 'knex';
import { TestPortal } from '../__testUtils__/TestPortal';
import {
  FlaggedRows,
  OWNER,
  SERVICE,
} from '../store/queries/__testUtils__/FlaggedRows';

jest.setTimeout(60_000);

const database = databaseOfSuite('@macadam/plugin-dora-backend');
const at = new Date('2026-03-03T10:00:00Z');

/** Reads nothing: the test writes how its reads went. */
const forge: DeploymentSource = {
  id: 'forge',
  title: 'Forge',
  annotation: 'example.com/repository',
  readDeployments: async () => ({ records: [], cursor: {}, isLast: true }),
};

let knex: Knex;
let rows: FlaggedRows;
let portal: TestPortal;

beforeEach(async () => {
  knex = database.knex;
  rows = new FlaggedRows(knex);
  const module = createBackendModule({
    pluginId: 'dora',
    moduleId: 'forge',
    register(env) {
      env.registerInit({
        deps: { sources: deliverySourcesExtensionPoint },
        init: async ({ sources }) => sources.addDeploymentSource(forge),
      });
    },
  });
  portal = await TestPortal.start({ knex, features: [module] });
});
afterEach(() => portal.stop());

async function summary(name = 'payment-service') {
  const component = { kind: 'component', namespace: 'default', name };
  return portal.client().getSummary(component, { days: 7 });
}

const read = (columns: object) =>
  knex('reads').insert({
    source: 'forge',
    tells: 'deployments',
    value: 'acme/payments',
    ...columns,
  });

it('who names nothing in a source is told what to set, and that nothing is known', async () => {
  const { sources, metrics } = await summary('ledger');
  expect(sources).toMatchObject([
    {
      id: 'forge',
      tells: ['deployments'],
      state: 'not-configured',
      hint: expect.stringContaining('example.com/repository'),
    },
  ]);
  expect(metrics.deploymentFrequency?.value.kind).toBe('no-data');
});

it.each([
  { name: 'was never asked', columns: undefined, state: 'reading' },
  {
    name: 'is read for the first time',
    columns: { is_backfilled: false },
    state: 'reading',
  },
  {
    name: 'was read',
    columns: { is_backfilled: true, read_at: at, last_event_at: at },
    state: 'fresh',
  },
  {
    name: 'cannot be read',
    columns: {
      is_backfilled: true,
      read_at: at,
      failing_since: at,
      reason: 'forge.example answers 401',
    },
    state: 'stale',
  },
])('a source that $name is $state', async ({ columns, state }) => {
  if (columns) await read(columns);
  const { sources, metrics } = await summary();
  expect(sources).toMatchObject([{ id: 'forge', state }]);
  // Nothing is none only of what has been read.
  expect(metrics.deploymentFrequency?.value.kind).toBe(
    state === 'reading' ? 'no-data' : 'measured',
  );
});

it('a source that cannot be read says since when and why, and what it last told', async () => {
  await read({
    is_backfilled: true,
    read_at: at,
    failing_since: at,
    last_event_at: at,
    reason: 'forge.example answers 401',
  });
  const time = at.toISOString();
  expect((await summary()).sources).toEqual([
    {
      id: 'forge',
      title: 'Forge',
      tells: ['deployments'],
      state: 'stale',
      hint: 'Forge cannot be read: forge.example answers 401',
      lastEventAt: time,
      read: {
        readAt: time,
        failingSince: time,
        reason: 'forge.example answers 401',
      },
    },
  ]);
});

it('a tool that only tells is shown to whom it has told of, and to their team', async () => {
  await rows.deployment({ finishedAt: at.toISOString(), source: 'jenkins' });
  await knex('entities')
    .where({ ref: SERVICE })
    .update({ owner_id: await rows.entity(OWNER) });
  await knex('reads').insert({
    source: 'jenkins',
    tells: 'deployments',
    value: SERVICE,
    last_event_at: at,
  });
  const told = { id: 'jenkins', title: 'Jenkins', state: 'fresh' };
  expect((await summary()).sources).toMatchObject([{ id: 'forge' }, told]);
  expect((await summary('ledger')).sources).toHaveLength(1);
  const team = { kind: 'group', namespace: 'default', name: 'money' };
  const { sources } = await portal.client().getSummary(team, { days: 7 });
  expect(sources).toMatchObject([{ id: 'forge' }, told]);
});
