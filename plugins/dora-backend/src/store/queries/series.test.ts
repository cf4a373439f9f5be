// SPDX-License-Identifier: Apache-2.0
import { databaseOfSuite } from '@macadam/test-portal';
import type { Knex } from 'knex';
import { FlaggedRows, OWNER, SERVICE } from './__testUtils__/FlaggedRows';
import type { Scope } from './Scope';
import { seriesPoints } from './series';
import { summaryFigures } from './summary';

jest.setTimeout(60_000);

const database = databaseOfSuite('@macadam/plugin-dora-backend');

let knex: Knex;
let rows: FlaggedRows;
let scopes: Record<'service' | 'owners', Scope>;

beforeEach(async () => {
  knex = database.knex;
  rows = new FlaggedRows(knex);
  scopes = {
    service: { kind: 'service', id: await rows.entity(SERVICE) },
    owners: { kind: 'owners', ids: [await rows.entity(OWNER)] },
  };
});

// One is told apart by its rows, the others by their days.
describe.each(['service', 'owners'] as const)('a series of a %s', kind => {
  const scope = () => scopes[kind];
  const march = (timezone: string) => ({
    scope: scope(),
    from: new Date('2026-03-02T00:00:00Z'),
    to: new Date('2026-03-06T00:00:00Z'),
    timezone,
    bucket: 'day' as const,
  });

  it('has a point for each local day, zero where nothing was deployed and null where nothing was measured', async () => {
    await rows.deployment({
      finishedAt: '2026-03-02T23:30:00Z',
      leadSeconds: [60, 180],
      is_failed: true,
      recovery_seconds: 30,
    });
    const points = await seriesPoints(knex, march('Europe/Amsterdam'));
    expect(
      points.map(({ start, deployments }) => [start, deployments]),
    ).toEqual([
      ['2026-03-02', 0],
      ['2026-03-03', 1],
      ['2026-03-04', 0],
      ['2026-03-05', 0],
      ['2026-03-06', 0],
    ]);
    expect(points[1]).toEqual({
      start: '2026-03-03',
      deployments: 1,
      failed: 1,
      rework: 0,
      leadTimeMedian: 120,
      leadTimeP90: 168,
      recoveryMedian: 30,
      changeFailRate: 1,
      reworkRate: 0,
      isPartial: false,
    });
    expect(points[2]).toMatchObject({
      leadTimeMedian: null,
      recoveryMedian: null,
      changeFailRate: null,
      reworkRate: null,
    });
    expect(points.map(({ isPartial }) => isPartial)).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  it('cuts by ISO weeks, also where the clocks change', async () => {
    await rows.deployment({ finishedAt: '2026-03-29T21:30:00Z' });
    await rows.deployment({ finishedAt: '2026-03-29T22:30:00Z' });
    const points = await seriesPoints(knex, {
      scope: scope(),
      from: new Date('2026-03-22T23:00:00Z'),
      to: new Date('2026-04-05T22:00:00Z'),
      timezone: 'Europe/Amsterdam',
      bucket: 'week',
    });
    expect(points).toMatchObject([
      { start: '2026-03-23', deployments: 1, isPartial: false },
      { start: '2026-03-30', deployments: 1, isPartial: false },
    ]);
  });

  it('keeps to the days of a zone whose clocks change at midnight', async () => {
    await rows.deployment({ finishedAt: '2026-04-23T21:59:59Z' });
    await rows.deployment({ finishedAt: '2026-04-24T20:59:59Z' });
    await rows.deployment({ finishedAt: '2026-04-24T21:30:00Z' });
    const question = {
      ...march('Africa/Cairo'),
      from: new Date('2026-04-22T22:00:00Z'),
      to: new Date('2026-04-26T21:00:00Z'),
      previousFrom: new Date('2026-04-18T22:00:00Z'),
    };
    const points = await seriesPoints(knex, question);
    expect(points).toMatchObject([
      { start: '2026-04-23', deployments: 1, isPartial: false },
      { start: '2026-04-24', deployments: 1, isPartial: false },
      { start: '2026-04-25', deployments: 1, isPartial: false },
      { start: '2026-04-26', deployments: 0, isPartial: false },
    ]);
    const { current } = await summaryFigures(knex, question);
    expect(current.deploymentDays).toBe(3);
  });

  it('says of a zone that the database does not know that it is the zone', async () => {
    await expect(seriesPoints(knex, march('Mars/Olympus'))).rejects.toThrow(
      'timezone',
    );
  });
});
