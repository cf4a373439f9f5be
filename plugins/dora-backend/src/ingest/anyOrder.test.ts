// SPDX-License-Identifier: Apache-2.0
import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  DeploymentRecord,
  IncidentRecord,
} from '@macadam/plugin-dora-node';
import fc from 'fast-check';
import type { Knex } from 'knex';
import {
  aCommit,
  aDeployment,
  anIncident,
  component,
  migrate,
  TestEngine,
  truncate,
} from './__testUtils__/TestEngine';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let knex: Knex;

beforeAll(async () => {
  knex = await databases.init('POSTGRES_18');
  await migrate(knex);
});

/** An engine that knows nothing yet. */
async function anew(): Promise<TestEngine> {
  const test = await TestEngine.start(knex, {
    entities: [component('payments'), component('search')],
    config: { productionEnvironments: ['production', 'eu'] },
  });
  return test;
}

type Event = { deployment: DeploymentRecord } | { incident: IncidentRecord };

const moment = fc
  .integer({ min: 0, max: 200 })
  .map(n => new Date(Date.parse('2026-03-02T00:00:00Z') + n * 1_200_000));

const few = (prefix: string, most = 4) =>
  fc.integer({ min: 0, max: most }).map(n => `${prefix}${n}`);

const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { freq: 1, nil: undefined });

const deployment = fc
  .record({
    finishedAt: moment,
    observedAt: moment,
    sha: few('v', 5),
    externalId: few('d', 9),
    environment: fc.constantFrom('production', 'production', 'eu', 'staging'),
    status: fc.constantFrom('success', 'success', 'success', 'failure'),
    releaseId: rarely(few('r', 2)),
    dedupeKey: rarely(few('k', 2)),
    kind: fc.constantFrom(undefined, undefined, 'hotfix' as const),
    remediates: rarely(few('d', 9)),
    commits: fc.oneof(
      { weight: 1, arbitrary: fc.constant(null) },
      {
        weight: 4,
        arbitrary: fc.uniqueArray(
          fc
            .record({ sha: few('c', 9), at: moment, isMerge: fc.boolean() })
            .map(({ sha, at, isMerge }) => aCommit(sha, at, { isMerge })),
          { selector: ({ sha }) => sha, maxLength: 3 },
        ),
      },
    ),
  })
  // The commit of an attempt never changes, so that its changes stay its own.
  .map(({ externalId, sha, ...more }) => ({
    deployment: aDeployment(externalId, '2026-03-02T00:00:00Z', {
      sha: `v${(Number(externalId.slice(1)) * 7 + 3) % 5}`,
      ...more,
    }),
  }));

const incident = fc
  .record({
    externalId: few('i', 4),
    createdAt: moment,
    open: fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }),
    observedAt: moment,
    deploymentId: rarely(few('d', 9)),
  })
  .map(({ externalId, createdAt, open, ...more }) => ({
    incident: anIncident(externalId, createdAt.toISOString(), undefined, {
      resolvedAt:
        open === undefined
          ? undefined
          : new Date(createdAt.getTime() + open * 600_000),
      ...more,
    }),
  }));

const events: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: deployment },
    { weight: 1, arbitrary: incident },
  ),
  { minLength: 1, maxLength: 14 },
);

function told(list: Event[]) {
  return {
    deployments: list.flatMap(e => ('deployment' in e ? [e.deployment] : [])),
    incidents: list.flatMap(e => ('incident' in e ? [e.incident] : [])),
  };
}

async function after(tellings: Event[][]) {
  await truncate(knex);
  const test = await anew();
  for (const list of tellings) await test.tell(told(list));
  return test;
}

it('gives one result in whatever order events come, alone or together, once or twice', async () => {
  const orders = events.chain(list =>
    fc.record({
      list: fc.constant(list),
      again: fc.shuffledSubarray([...list, ...list], {
        minLength: list.length * 2,
      }),
      together: fc.integer({ min: 1, max: 4 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(orders, async ({ list, again, together }) => {
      const once = await (await after([list])).everything();
      const parts = again.flatMap((_, n) =>
        n % together === 0 ? [again.slice(n, n + together)] : [],
      );
      const slowly = await after(parts);
      expect(await slowly.everything()).toEqual(once);
      // And nothing is left to find for who looks at all of it.
      await knex('entities').update({ judged_by: null });
      await slowly.run('judge-stale');
      expect(await slowly.everything()).toEqual(once);
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 15) },
  );
}, 600_000);
