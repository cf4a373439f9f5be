// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { databaseOfSuite } from '@macadam/test-portal';
import { TestPortal } from '../__testUtils__/TestPortal';
import { FlaggedRows } from '../store/queries/__testUtils__/FlaggedRows';
import { DeliveryMetrics } from './DeliveryMetrics';

jest.setTimeout(60_000);

const database = databaseOfSuite('@macadam/plugin-dora-backend');
const serviceRef = 'component:default/payment-service';
const ownerRef = 'group:default/payments';
const labels = 'team="payments",service="payment-service"';

it('counts what came to count, by team and service', async () => {
  const metrics = new DeliveryMetrics(async () => []);
  metrics.count({
    serviceRef,
    ownerRef,
    deployments: 2,
    failed: 1,
    leadSeconds: [700, 100_000],
    recoverySeconds: [1200],
  });
  const lines = (await metrics.registry.metrics()).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      `platform_deployments_total{${labels}} 2`,
      `platform_failed_deployments_total{${labels}} 1`,
      `platform_lead_time_seconds_bucket{le="600",${labels}} 0`,
      `platform_lead_time_seconds_bucket{le="1800",${labels}} 1`,
      `platform_lead_time_seconds_bucket{le="86400",${labels}} 1`,
      `platform_lead_time_seconds_bucket{le="259200",${labels}} 2`,
      `platform_lead_time_seconds_count{${labels}} 2`,
      `platform_recovery_time_seconds_sum{${labels}} 1200`,
    ]),
  );
});

it('begins a series at zero before anything happens, and keeps what happened', async () => {
  const environment = 'production';
  const active = [{ serviceRef, ownerRef, environment }];
  const metrics = new DeliveryMetrics(async () => active);
  const shown = async (line: string) =>
    (await metrics.registry.metrics()).split('\n').includes(line);
  await metrics.registry.metrics();
  await expect(shown(`platform_deployments_total{${labels}} 0`)).resolves.toBe(
    true,
  );
  const none = { failed: 0, leadSeconds: [], recoverySeconds: [] };
  metrics.count({ serviceRef, ownerRef, deployments: 1, ...none });
  await metrics.registry.metrics();
  await expect(shown(`platform_deployments_total{${labels}} 1`)).resolves.toBe(
    true,
  );
  await expect(
    shown(
      'platform_active_services{team="payments",environment="production"} 1',
    ),
  ).resolves.toBe(true);
});

it('the portal shows them to whoever scrapes it', async () => {
  const { knex } = database;
  const rows = new FlaggedRows(knex);
  await rows.deployment({ finishedAt: new Date().toISOString() });
  const portal = await TestPortal.start({ knex });
  const answer = await fetch(portal.urlOf('/metrics'));
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  await expect(answer.text()).resolves.toContain(
    'platform_active_services{team="payments",environment="production"} 1',
  );
  await portal.stop();
});

it('the dashboard asks only for metrics that there are', async () => {
  const repository = join(
    resolvePackagePath('@macadam/plugin-dora-backend'),
    '../..',
  );
  const file = join(repository, 'platform/observability/platform-metrics.json');
  const { panels } = JSON.parse(readFileSync(file, 'utf8')) as {
    panels: { title: string; targets: { expr: string }[] }[];
  };
  const { registry } = new DeliveryMetrics(async () => []);
  const known = (await registry.getMetricsAsJSON()).flatMap(({ name, type }) =>
    String(type) === 'histogram'
      ? ['bucket', 'sum', 'count'].map(part => `${name}_${part}`)
      : [name],
  );
  const asked = panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => expr.match(/\b[a-z]+(_[a-z]+)+\b/g) ?? []),
  );
  const functions = ['histogram_quantile'];
  expect(asked.length).toBeGreaterThan(panels.length);
  expect(
    asked.filter(name => !known.includes(name) && !functions.includes(name)),
  ).toEqual([]);
});
