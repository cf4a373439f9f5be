// SPDX-License-Identifier: Apache-2.0
import { databaseOfSuite } from '@macadam/test-portal';
import type { Knex } from 'knex';
import { FlaggedRows, SERVICE } from './__testUtils__/FlaggedRows';
import { deploymentsPage } from './deployments';
import { dataVersion, servicesOf } from './entities';
import { incidentsPage } from './incidents';
import type { Scope } from './Scope';
import { summaryFigures } from './summary';

jest.setTimeout(60_000);

const database = databaseOfSuite('@macadam/plugin-dora-backend');
const otherService = 'component:default/ledger';

let knex: Knex;
let rows: FlaggedRows;
let service: Scope;

beforeEach(async () => {
  knex = database.knex;
  rows = new FlaggedRows(knex);
  service = { kind: 'service', id: await rows.entity(SERVICE) };
});

/** March 2nd to 6th, a Monday to a Thursday, and as many days before. */
function march(timezone = 'UTC') {
  return {
    scope: service,
    previousFrom: new Date('2026-02-26T00:00:00Z'),
    from: new Date('2026-03-02T00:00:00Z'),
    to: new Date('2026-03-06T00:00:00Z'),
    timezone,
  };
}

describe('a summary', () => {
  it('counts what finished in the window, its beginning in and its end out', async () => {
    await rows.deployment({ finishedAt: '2026-03-02T00:00:00Z' });
    await rows.deployment({ finishedAt: '2026-03-05T23:59:59Z' });
    await rows.deployment({ finishedAt: '2026-03-06T00:00:00Z' });
    await rows.deployment({ finishedAt: '2026-03-01T23:59:59Z' });
    const { current, previous } = await summaryFigures(knex, march());
    expect(current).toMatchObject({ deployments: 2, deploymentDays: 2 });
    expect(previous).toMatchObject({ deployments: 1, deploymentDays: 1 });
  });

  it('interpolates percentiles over all changes and recoveries of the window', async () => {
    await rows.deployment({
      finishedAt: '2026-03-02T10:00:00Z',
      leadSeconds: [3600, 7200],
      is_failed: true,
      recovery_seconds: 600,
    });
    await rows.deployment({
      finishedAt: '2026-03-03T10:00:00Z',
      leadSeconds: [10_800, 36_000],
      is_failed: true,
      recovery_seconds: 1200,
    });
    const { current, previous } = await summaryFigures(knex, march());
    expect(current).toMatchObject({
      changes: 4,
      leadTime: { p50: 9000, p75: 17_100, p90: expect.closeTo(28_440, 6) },
      failed: 2,
      recovered: 2,
      recovery: { p50: 900, p75: 1050, p90: 1140 },
    });
    expect(previous).toMatchObject({ changes: 0, leadTime: null });
  });

  it('tells what is open since when, what is unknown and what was left out', async () => {
    await rows.deployment({
      finishedAt: '2026-03-04T10:00:00Z',
      is_failed: true,
      is_open: true,
    });
    await rows.deployment({
      finishedAt: '2026-03-03T10:00:00Z',
      is_failed: true,
      is_open: true,
      is_base_known: false,
    });
    const deployed = await rows.deployment({
      finishedAt: '2026-03-05T10:00:00Z',
      is_redeploy: true,
      is_base_known: false,
      is_rework: true,
    });
    await rows.change(deployed, {
      sha: 'late',
      is_counted: false,
      is_excluded: true,
    });
    for (const uncounted_reason of [
      'not-successful',
      'not-production',
      'grouped',
    ]) {
      await rows.deployment({
        finishedAt: '2026-03-05T10:00:00Z',
        is_counted: false,
        uncounted_reason,
      });
    }
    await rows.incident({ createdAt: '2026-03-05T10:00:00Z' });
    await rows.incident({
      createdAt: '2026-03-05T10:00:00Z',
      attribution: 'not-a-change',
    });
    const figures = await summaryFigures(knex, march());
    expect(figures).toMatchObject({
      excludedChanges: 1,
      uncountedAttempts: 2,
      unattributedIncidents: 1,
    });
    const { current, openSince } = figures;
    expect(current).toMatchObject({ open: 2, unknownBase: 1, rework: 1 });
    expect(current).toMatchObject({ redeploys: 1, recovered: 0 });
    expect(openSince.map(since => new Date(since))).toEqual([
      new Date('2026-03-03T10:00:00Z'),
      new Date('2026-03-04T10:00:00Z'),
    ]);
  });

  it('is of the services that were somebody’s when they were deployed, and of those that may be seen', async () => {
    const owner = 'group:default/ledgers';
    const at = { finishedAt: '2026-03-03T10:00:00Z', leadSeconds: [60] };
    await rows.deployment({ ...at, owner });
    await rows.deployment({ ...at, owner, service: otherService });
    await rows.deployment({ ...at, service: otherService });
    const owners: Scope = { kind: 'owners', ids: [await rows.entity(owner)] };
    const asked = { ...march(), scope: owners };
    await expect(summaryFigures(knex, asked)).resolves.toMatchObject({
      services: 2,
      current: { deployments: 2, changes: 2 },
    });
    const visible = [await rows.entity(otherService)];
    const reduced = { ...asked, visible };
    await expect(summaryFigures(knex, reduced)).resolves.toMatchObject({
      services: 1,
      current: { deployments: 1, changes: 1 },
    });
    const all = { ...march(), scope: { kind: 'all' } as const };
    await expect(summaryFigures(knex, all)).resolves.toMatchObject({
      services: 2,
      current: { deployments: 3 },
    });
    await expect(servicesOf(knex, owners)).resolves.toHaveLength(2);
  });

  it('counts local days', async () => {
    await rows.deployment({ finishedAt: '2026-03-02T22:30:00Z' });
    await rows.deployment({ finishedAt: '2026-03-02T23:30:00Z' });
    const days = async (timezone: string) =>
      (await summaryFigures(knex, march(timezone))).current.deploymentDays;
    await expect(days('UTC')).resolves.toBe(1);
    await expect(days('Europe/Amsterdam')).resolves.toBe(2);
  });
});

describe('a list of deployments', () => {
  const page = { limit: 2, filter: 'all' as const };

  it('is paged, newest first, those of one moment too', async () => {
    for (let count = 0; count < 5; count++) {
      await rows.deployment({ finishedAt: '2026-03-03T10:00:00Z' });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const found = await deploymentsPage(knex, {
        ...march(),
        ...page,
        cursor,
      });
      expect(found.total).toBe(5);
      seen.push(...found.items.map(({ id }) => id));
      cursor = found.nextCursor;
    } while (cursor);
    expect(seen).toEqual(
      [...new Set(seen)].sort((a, b) => Number(b) - Number(a)),
    );
    expect(seen).toHaveLength(5);
  });

  it('tells what the rules made of each, with the changes of those that it stands for', async () => {
    const leader = await rows.deployment({
      finishedAt: '2026-03-03T10:00:00Z',
      leadSeconds: [100],
      is_failed: true,
      failure_reasons: ['incident'],
      recovery_seconds: 60,
      url: 'data:text/html,x',
    });
    const region = await rows.deployment({
      finishedAt: '2026-03-03T09:00:00Z',
      leadSeconds: [300],
      is_counted: false,
      uncounted_reason: 'grouped',
      grouped_into: leader,
    });
    const incident = await rows.incident({
      createdAt: '2026-03-03T11:00:00Z',
      deployment_id: leader,
      attribution: 'window',
    });
    const { items } = await deploymentsPage(knex, { ...march(), ...page });
    expect(items).toMatchObject([
      {
        id: leader,
        entityRef: SERVICE,
        isCounted: true,
        changes: 2,
        leadTimeSeconds: 200,
        failure: ['incident'],
        recoverySeconds: 60,
        incidents: [{ id: incident, title: 'Payments are refused' }],
      },
      { id: region, isCounted: false, uncountedReason: 'grouped' },
    ]);
    expect(items[0].url).toBeUndefined();
  });

  it.each([
    { filter: 'counted' as const, count: 3 },
    { filter: 'failed' as const, count: 1 },
    { filter: 'rework' as const, count: 1 },
    { filter: 'uncounted' as const, count: 1 },
  ])('shows those that are $filter', async ({ filter, count }) => {
    const at = { finishedAt: '2026-03-03T10:00:00Z' };
    await rows.deployment(at);
    await rows.deployment({ ...at, is_failed: true });
    await rows.deployment({ ...at, is_rework: true });
    await rows.deployment({ ...at, is_counted: false });
    const found = await deploymentsPage(knex, {
      ...march(),
      limit: 10,
      filter,
    });
    expect(found.items).toHaveLength(count);
    expect(found.total).toBe(count);
  });

  it('refuses a cursor that no page gave', async () => {
    const cursor = Buffer.from('1-x').toString('base64url');
    const asked = { ...march(), ...page, cursor };
    await expect(deploymentsPage(knex, asked)).rejects.toThrow('cursor');
  });
});

it('a list of incidents tells the cause of each, and pages', async () => {
  const deployment = await rows.deployment({
    finishedAt: '2026-03-03T10:00:00Z',
    sha: 'abc',
  });
  await rows.incident({
    createdAt: '2026-03-03T10:30:00Z',
    resolved_at: new Date('2026-03-03T11:00:00Z'),
    attribution: 'linked',
    deployment_id: deployment,
    decided_by: 'user:default/ada',
  });
  await rows.incident({ createdAt: '2026-03-04T10:30:00Z' });
  const first = await incidentsPage(knex, { ...march(), limit: 1 });
  expect(first).toMatchObject({ total: 2, items: [{ attribution: 'none' }] });
  const { nextCursor: cursor } = first;
  const second = await incidentsPage(knex, { ...march(), limit: 1, cursor });
  expect(second).toEqual({
    total: 2,
    nextCursor: undefined,
    items: [
      expect.objectContaining({
        attribution: 'linked',
        decidedBy: 'user:default/ada',
        resolvedAt: '2026-03-03T11:00:00.000Z',
        deployment: {
          id: deployment,
          sha: 'abc',
          finishedAt: '2026-03-03T10:00:00.000Z',
        },
      }),
    ],
  });
});

it('the version of the data changes when a service of the scope does', async () => {
  const owner = 'group:default/payments';
  const scope: Scope = { kind: 'owners', ids: [await rows.entity(owner)] };
  await rows.incident({ createdAt: '2026-03-03T10:30:00Z' });
  const versions = () =>
    Promise.all(
      [service, scope, { kind: 'all' } as const].map(asked =>
        dataVersion(knex, { ...march(), scope: asked }),
      ),
    );
  const before = await versions();
  await rows.entity(otherService);
  await knex('entities').where({ ref: otherService }).increment('revision', 1);
  const [sameService, sameOwner, otherAll] = await versions();
  expect([sameService, sameOwner]).toEqual(before.slice(0, 2));
  expect(otherAll).not.toBe(before[2]);
  await knex('entities').where({ ref: SERVICE }).increment('revision', 1);
  const after = await versions();
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});
