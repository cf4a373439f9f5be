// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { databaseOfSuite, other, platformEngineer } from '@macadam/test-portal';
import type { Knex } from 'knex';
import { TestPortal } from '../__testUtils__/TestPortal';
import { FlaggedRows } from '../store/queries/__testUtils__/FlaggedRows';

jest.setTimeout(60_000);

const database = databaseOfSuite('@macadam/plugin-dora-backend');
const service = '/entities/component/default/payment-service';
const window = { from: '2026-03-02T00:00:00Z', to: '2026-03-06T00:00:00Z' };
const march = new URLSearchParams(window).toString();
const payments = {
  kind: 'component',
  namespace: 'default',
  name: 'payment-service',
};

let knex: Knex;
let rows: FlaggedRows;
let portal: TestPortal;

beforeEach(async () => {
  knex = database.knex;
  rows = new FlaggedRows(knex);
});
afterEach(() => portal.stop());

describe('a summary', () => {
  it('tells the five metrics of a service, in the time zone of the group above its owner', async () => {
    portal = await TestPortal.start({ knex });
    await rows.deployment({
      finishedAt: '2026-03-03T10:00:00Z',
      leadSeconds: [600, 1200],
    });
    await rows.deployment({
      finishedAt: '2026-03-04T10:00:00Z',
      is_failed: true,
      recovery_seconds: 90,
    });
    const summary = await portal.client().getSummary(payments, window);
    expect(summary).toMatchObject({
      scope: 'component:default/payment-service',
      services: 1,
      window: {
        from: '2026-03-02T00:00:00.000Z',
        to: '2026-03-06T00:00:00.000Z',
        timezone: 'Europe/Amsterdam',
      },
      canLink: true,
      counts: { deployments: 2, deploymentDays: 2, changes: 2, failed: 1 },
      metrics: {
        deploymentFrequency: { value: { value: 2 / 5, unit: 'perDay' } },
        changeLeadTime: {
          value: { value: 900, unit: 'seconds', samples: 2 },
          tier: { edition: '2023', tier: 'elite' },
          percentiles: { p50: 900 },
          previous: {
            kind: 'no-data',
            reason: 'Nothing is known of that time',
          },
        },
        failedDeploymentRecoveryTime: { value: { value: 90, samples: 1 } },
        changeFailRate: { value: { value: 0.5, unit: 'ratio', samples: 2 } },
        deploymentReworkRate: { value: { value: 0 } },
      },
    });
  });

  it('says of a service that nobody told of that nothing is known, rather than zero', async () => {
    portal = await TestPortal.start({ knex });
    const { metrics } = await portal.client().getSummary(payments, { days: 7 });
    expect(Object.values(metrics).map(({ value }) => value)).toEqual(
      Array(5).fill({
        kind: 'no-data',
        reason: 'No source of deployments is connected',
      }),
    );
  });

  it('of a time before which nobody told of anything does not say that there was nothing', async () => {
    portal = await TestPortal.start({ knex });
    await rows.deployment({ finishedAt: '2026-03-03T10:00:00Z' });
    const before = async () => {
      const { metrics } = await portal.client().getSummary(payments, window);
      return metrics.deploymentFrequency?.previous;
    };
    await expect(before()).resolves.toEqual({
      kind: 'no-data',
      reason: 'Nothing is known of that time',
    });
    await rows.deployment({ finishedAt: '2026-01-01T10:00:00Z' });
    await expect(before()).resolves.toMatchObject({ value: 0 });
  });

  it('of a group above is of what its descendants owned; of a system, of what it had', async () => {
    portal = await TestPortal.start({ knex });
    const at = { finishedAt: '2026-03-03T10:00:00Z' };
    const system = 'system:default/checkout';
    await rows.deployment({ ...at, system });
    await rows.deployment({ ...at, service: 'component:default/ledger' });
    await rows.deployment({ ...at, owner: 'group:default/others' });
    const deployments = async (of: string) =>
      (await portal.get(`${of}/summary?${march}`)).body.counts.deployments;
    await expect(deployments('/entities/group/default/money')).resolves.toBe(2);
    await expect(
      deployments('/entities/system/default/checkout'),
    ).resolves.toBe(1);
    await expect(deployments('/organization')).resolves.toBe(3);
  });

  it('is not sent again while it stays as it was', async () => {
    portal = await TestPortal.start({ knex });
    const path = `${service}/summary?${march}`;
    const { headers } = await portal.get(path);
    const again = () => portal.get(path).set('If-None-Match', headers.etag);
    expect((await again()).status).toBe(304);
    await rows.deployment({ finishedAt: '2026-03-03T10:00:00Z' });
    expect((await again()).status).toBe(200);
  });

  it('of the organisation is drawn anew once the data has changed', async () => {
    portal = await TestPortal.start({ knex });
    const deployments = async () =>
      (await portal.get(`/organization/summary?${march}`)).body.counts
        .deployments;
    await rows.deployment({ finishedAt: '2026-03-03T10:00:00Z' });
    await expect(deployments()).resolves.toBe(1);
    await rows.deployment({ finishedAt: '2026-03-03T10:00:00Z' });
    await expect(deployments()).resolves.toBe(1);
    await knex('entities').increment('revision', 1);
    await expect(deployments()).resolves.toBe(2);
  });

  it('may be linked by the owners and the platform team', async () => {
    portal = await TestPortal.start({ knex });
    const canLink = async (caller?: string) =>
      (await portal.get(`${service}/summary`, caller)).body.canLink;
    await expect(canLink()).resolves.toBe(true);
    await expect(canLink(platformEngineer)).resolves.toBe(true);
    await expect(canLink(other)).resolves.toBe(false);
  });
});

it('a series, deployments and incidents have the shapes that the client knows', async () => {
  portal = await TestPortal.start({ knex });
  const deployment = await rows.deployment({
    finishedAt: '2026-03-03T10:00:00Z',
    leadSeconds: [600],
  });
  await rows.incident({
    createdAt: '2026-03-03T11:00:00Z',
    deployment_id: deployment,
    attribution: 'window',
  });
  const client = portal.client();
  const weeks = { first: '2026-03-02', last: '2026-03-15' };
  const series = await client.getSeries(payments, { ...weeks, bucket: 'week' });
  expect(series.points).toMatchObject([
    { start: '2026-03-02', deployments: 1, isPartial: false },
    { start: '2026-03-09', deployments: 0, isPartial: false },
  ]);
  const page = { ...window, limit: 1, filter: 'counted' } as const;
  const list = await client.getDeployments(payments, page);
  expect(list).toMatchObject({ total: 1, items: [{ id: deployment }] });
  const incidents = await client.getIncidents(payments, window);
  expect(incidents.items).toMatchObject([{ deployment: { id: deployment } }]);
});

describe('of several services', () => {
  const shown = async (decision: object) => {
    portal = await TestPortal.start({
      knex,
      features: [
        mockServices.permissions.mock({
          authorizeConditional: async () => [decision as never],
        }).factory,
      ],
    });
    return portal.get(`/organization/summary?${march}`);
  };

  it('those are left out that the caller may not see', async () => {
    const at = { finishedAt: '2026-03-03T10:00:00Z' };
    await rows.deployment(at);
    await rows.deployment({ ...at, service: 'component:default/hidden' });
    const { body } = await shown({ result: AuthorizeResult.CONDITIONAL });
    expect(body).toMatchObject({ services: 1, counts: { deployments: 1 } });
  });

  it('nothing is told to who may read nothing of the catalog', async () => {
    const { status } = await shown({ result: AuthorizeResult.DENY });
    expect(status).toBe(403);
  });
});

it.each(['summary', 'series', 'deployments', 'incidents'])(
  'refuses nobody, what is no entity, what is no name and what is no window: %s',
  async what => {
    portal = await TestPortal.start({ knex });
    const at = (name: string) => `/entities/component/default/${name}/${what}`;
    const status = async (path: string, caller?: string) =>
      (await portal.get(path, caller)).status;
    await expect(status(at('payment-service'), 'nobody')).resolves.toBe(401);
    await expect(status(at('nothing'))).resolves.toBe(404);
    await expect(status(at('a%00b'))).resolves.toBe(400);
    const { status: refused, body } = await portal.get(
      `${at('payment-service')}?days=0`,
    );
    expect(refused).toBe(400);
    expect(body.error.message).toMatch(/^days/);
    await expect(status(`/organization/${what}`, 'nobody')).resolves.toBe(401);
  },
);
