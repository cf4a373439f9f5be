// SPDX-License-Identifier: Apache-2.0
import { METRIC_IDS, type MetricId } from '@macadam/plugin-dora-common';
import { databaseOfSuite } from '@macadam/test-portal';
import type { Knex } from 'knex';
import { FlaggedRows, SERVICE } from './__testUtils__/FlaggedRows';
import { lateEvents, unattributedEvents } from './coverage';
import { explainedRows, type Place } from './explainedRows';
import { leftOut } from './leftOut';
import type { Cohort } from './Scope';

jest.setTimeout(60_000);

const database = databaseOfSuite('@macadam/plugin-dora-backend');
const at = '2026-03-03T10:00:00Z';

let knex: Knex;
let rows: FlaggedRows;
let march: Cohort;

beforeEach(async () => {
  knex = database.knex;
  rows = new FlaggedRows(knex);
  march = {
    scope: { kind: 'service', id: await rows.entity(SERVICE) },
    from: new Date('2026-03-02T00:00:00Z'),
    to: new Date('2026-03-06T00:00:00Z'),
  };
});

/** Value and note of each row. */
async function told(metric: MetricId) {
  const found = await explainedRows(knex, { ...march, metric, limit: 10 });
  return found.rows.map(({ value, note }) => [value, note]);
}

describe('the rows of a figure', () => {
  it('say what each adds and why', async () => {
    await rows.deployment({
      finishedAt: '2026-03-05T10:00:00Z',
      is_redeploy: true,
      is_rework: true,
      rework_reasons: ['hotfix', 'remediates'],
    });
    await rows.deployment({
      finishedAt: '2026-03-04T10:00:00Z',
      is_failed: true,
      failure_reasons: ['incident', 'rolled-back'],
      recovery_seconds: 600,
      leadSeconds: [60, 120],
    });
    await rows.deployment({
      finishedAt: at,
      is_failed: true,
      failure_reasons: ['incident'],
      is_open: true,
    });
    const failed = 'Failed: an incident belongs to it';
    await expect(told('deploymentFrequency')).resolves.toEqual([
      [1, 'A redeploy of what was live already'],
      [1, undefined],
      [1, undefined],
    ]);
    await expect(told('changeLeadTime')).resolves.toEqual([
      [120, undefined],
      [60, undefined],
    ]);
    await expect(told('failedDeploymentRecoveryTime')).resolves.toEqual([
      [600, `${failed}, it was rolled back`],
    ]);
    await expect(told('changeFailRate')).resolves.toEqual([
      [0, undefined],
      [1, `${failed}, it was rolled back`],
      [1, failed],
    ]);
    await expect(told('deploymentReworkRate')).resolves.toEqual([
      [1, 'Rework: it was told to be a hotfix, it repairs another deployment'],
      [0, undefined],
      [0, undefined],
    ]);
  });

  it.each(METRIC_IDS)('come in pieces, each row once: %s', async metric => {
    for (let count = 0; count < 5; count++) {
      await rows.deployment({
        finishedAt: at,
        leadSeconds: [60],
        recovery_seconds: 60,
        is_failed: true,
      });
    }
    const seen: string[] = [];
    let after: Place | undefined;
    do {
      const piece = { ...march, metric, limit: 2, after };
      const { rows: found, next } = await explainedRows(knex, piece);
      seen.push(...found.map(({ deploymentId }) => deploymentId));
      after = next;
    } while (after);
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });

  it('are of the deployment that stands for the attempt', async () => {
    const leader = await rows.deployment({ finishedAt: at });
    await rows.deployment({
      finishedAt: at,
      is_counted: false,
      uncounted_reason: 'grouped',
      grouped_into: leader,
      leadSeconds: [60],
    });
    const asked = { ...march, metric: 'changeLeadTime', limit: 1 } as const;
    const { rows: found } = await explainedRows(knex, asked);
    expect(found).toMatchObject([{ deploymentId: leader, entityRef: SERVICE }]);
  });
});

describe('what a figure leaves out', () => {
  const reasons = async (metric: MetricId) => {
    const found = await leftOut(knex, { ...march, metric });
    return found.map(({ reason, count }) => [reason, count]);
  };

  it('of deployments is told by reason, most first', async () => {
    for (const uncounted_reason of [
      'not-production',
      'not-successful',
      'not-successful',
      'grouped',
      'grouped',
      'grouped',
    ]) {
      const flags = { is_counted: false, uncounted_reason };
      await rows.deployment({ finishedAt: at, ...flags });
    }
    await expect(reasons('changeFailRate')).resolves.toEqual([
      ['Part of a deployment that is counted', 3],
      ['The attempt did not succeed', 2],
      ['The environment is not a production one', 1],
    ]);
  });

  it('of changes is told with why', async () => {
    await knex('entities')
      .where({ ref: SERVICE })
      .update({ path_prefixes: ['services/payments/'] });
    const id = await rows.deployment({ finishedAt: at, is_base_known: false });
    const redeploy = await rows.deployment({
      finishedAt: at,
      is_redeploy: true,
    });
    const not = { is_counted: false };
    await rows.change(redeploy, { sha: 'again', ...not });
    await rows.change(id, { sha: 'merge', is_merge: true, ...not });
    await rows.change(id, { sha: 'ahead', is_excluded: true, ...not });
    await rows.change(id, { sha: 'beside', paths: ['docs/a.md'], ...not });
    await rows.change(id, {
      sha: 'seen',
      paths: ['docs/a.md', 'services/payments/b.ts'],
      ...not,
    });
    const found = await reasons('changeLeadTime');
    expect(new Set(found)).toEqual(
      new Set([
        ['A redeploy brings no change', 1],
        ['A merge is no change', 1],
        ['Written after it was deployed, by its clock', 1],
        ['Touches none of the paths of the service', 1],
        ['Was in production before', 1],
        ['What this deployment changed is not known', 1],
      ]),
    );
  });

  it('of recoveries is what is open, the newest of them as rows', async () => {
    for (let count = 0; count < 22; count++) {
      await rows.deployment({ finishedAt: at, is_failed: true, is_open: true });
    }
    const asked = { ...march, metric: 'failedDeploymentRecoveryTime' } as const;
    const [open] = await leftOut(knex, asked);
    expect(open).toMatchObject({ count: 22 });
    expect(open.rows).toHaveLength(20);
  });
});

it('events that came late are told, and those that nobody claims', async () => {
  await rows.deployment({ finishedAt: at, is_late: true });
  await rows.incident({ createdAt: at, is_late: true });
  await rows.deployment({ finishedAt: at });
  await rows.deployment({ finishedAt: at, service_id: null });
  await expect(lateEvents(knex, march)).resolves.toBe(2);
  await expect(unattributedEvents(knex)).resolves.toBe(1);
});
