// SPDX-License-Identifier: Apache-2.0
import { databaseOfSuite } from '@macadam/test-portal';
import type { Knex } from 'knex';
import { FlaggedRows } from './queries/__testUtils__/FlaggedRows';
import { summaryFigures } from './queries/summary';
import { wholeDays } from './queries/summedUp';
import { SumStore } from './SumStore';

jest.setTimeout(60_000);

const database = databaseOfSuite('@macadam/plugin-dora-backend');

let knex: Knex;
let rows: FlaggedRows;

beforeEach(async () => {
  knex = database.knex;
  rows = new FlaggedRows(knex);
});

const cohort = {
  scope: { kind: 'all' } as const,
  previousFrom: new Date('2026-02-20T12:00:00Z'),
  from: new Date('2026-03-01T12:00:00Z'),
  to: new Date('2026-03-10T12:00:00Z'),
  timezone: 'UTC',
};

/** As it is answered, and as it is when every row is counted. */
async function bothWays(window: Partial<typeof cohort> = {}) {
  const asked = { ...cohort, ...window };
  const visible = await knex('entities').pluck('id');
  return [
    await summaryFigures(knex, asked),
    await summaryFigures(knex, { ...asked, visible }),
  ];
}

/** Two days at noon, and one before the window; leads from none at all to a year. */
async function history() {
  const days = ['2026-02-25', '2026-03-01', '2026-03-04', '2026-03-10'];
  for (const [place, day] of days.entries()) {
    for (const hour of ['09', '11', '12', '17']) {
      await rows.deployment({
        service: `component:default/${place % 2 ? 'ledger' : 'payments'}`,
        finishedAt: `${day}T${hour}:00:00Z`,
        leadSeconds: [0, 7.5, 59.999, 60, 3600 * Number(hour), 31_536_000],
        is_failed: hour === '11',
        recovery_seconds: hour === '11' ? 600 * (place + 1) : null,
      });
    }
  }
  await rows.deployment({
    finishedAt: '2026-03-04T10:00:00Z',
    is_counted: false,
    uncounted_reason: 'not-successful',
  });
}

it('answers for all services from sums as if every row was counted', async () => {
  await history();
  const [summed, counted] = await bothWays();
  expect(summed).toEqual(counted);
  expect(summed.current).toMatchObject({ deployments: 8, changes: 48 });
  expect(summed).toMatchObject({ services: 2, uncountedAttempts: 1 });
});

it('reads the sums, and not the rows again', async () => {
  await history();
  await knex('deployment_sums').where({ day: '2026-03-04' }).delete();
  await knex('lead_sums').where({ day: '2026-03-04' }).delete();
  const [summed, counted] = await bothWays();
  expect(counted.current.deployments - summed.current.deployments).toBe(4);
  expect(counted.current.changes - summed.current.changes).toBe(24);
});

it('counts what lies within a day, or has no whole one', async () => {
  await history();
  const windows = [
    ['2026-03-04T10:00:00Z', '2026-03-04T12:00:00Z'],
    ['2026-03-03T12:00:00Z', '2026-03-04T12:00:00Z'],
    ['2026-03-04T00:00:00Z', '2026-03-05T00:00:00Z'],
    ['2026-03-06T00:00:00Z', '2026-03-07T00:00:00Z'],
  ].map(([from, to]) => ({ from: new Date(from), to: new Date(to) }));
  for (const window of windows) {
    const [summed, counted] = await bothWays(window);
    expect(summed).toEqual(counted);
  }
});

it('follows rows that change, move in time and go', async () => {
  await history();
  await knex('deployments')
    .where('finished_at', new Date('2026-03-04T11:00:00Z'))
    .update({ is_failed: false, recovery_seconds: null, is_rework: true });
  await knex('deployments')
    .where('finished_at', new Date('2026-03-01T17:00:00Z'))
    .update({ finished_at: new Date('2026-03-02T17:00:00Z') });
  await knex('changes')
    .where('deployed_at', new Date('2026-03-01T17:00:00Z'))
    .update({ deployed_at: new Date('2026-03-02T17:00:00Z') });
  await knex('deployments')
    .where('finished_at', new Date('2026-03-04T12:00:00Z'))
    .delete();
  const [summed, counted] = await bothWays();
  expect(summed).toEqual(counted);
  expect(summed.current).toMatchObject({ deployments: 7, rework: 1 });
});

it('condenses the sums of a day into one row and changes no answer', async () => {
  await history();
  const [before] = await bothWays();
  await new SumStore(knex).condense();
  const [{ days, all }] = await knex('deployment_sums').select(
    knex.raw('count(distinct day)::int as days, count(*)::int as all'),
  );
  expect(all).toBe(days);
  expect(await bothWays()).toEqual([before, before]);
});

it('drops what has come to nothing', async () => {
  await history();
  await knex('deployments').delete();
  await new SumStore(knex).condense();
  const left = await Promise.all(
    ['deployment_sums', 'lead_sums'].map(table => knex(table)),
  );
  expect(left).toEqual([[], []]);
});

it('takes for whole the days that a window holds from their beginning to their end', () => {
  const of = (from: string, to: string) =>
    Object.values(wholeDays(new Date(from), new Date(to))).map(day =>
      day.toISOString().slice(0, 10),
    );
  expect(of('2026-03-01T00:00:00Z', '2026-03-03T00:00:00Z')).toEqual([
    ...['2026-03-01', '2026-03-03'],
  ]);
  expect(of('2026-03-01T00:00:01Z', '2026-03-03T23:00:00Z')).toEqual([
    ...['2026-03-02', '2026-03-03'],
  ]);
  expect(of('2026-03-01T01:00:00Z', '2026-03-02T23:00:00Z')).toEqual([
    ...['2026-03-02', '2026-03-02'],
  ]);
});
