// SPDX-License-Identifier: Apache-2.0
import { METRIC_IDS } from '@macadam/plugin-dora-common';
import { databaseOfSuite } from '@macadam/test-portal';
import type { Knex } from 'knex';
import { TestPortal } from '../__testUtils__/TestPortal';
import { FlaggedRows } from '../store/queries/__testUtils__/FlaggedRows';

jest.setTimeout(60_000);

const database = databaseOfSuite('@macadam/plugin-dora-backend');
const service = '/entities/component/default/payment-service';
const payments = {
  kind: 'component',
  namespace: 'default',
  name: 'payment-service',
};
const window = { from: '2026-03-02T00:00:00Z', to: '2026-03-06T00:00:00Z' };
const march = new URLSearchParams(window).toString();

let knex: Knex;
let rows: FlaggedRows;
let portal: TestPortal;

beforeEach(async () => {
  knex = database.knex;
  rows = new FlaggedRows(knex);
  portal = await TestPortal.start({ knex });
});
afterEach(() => portal.stop());

it('explains each metric with its numbers, its rules and what it leaves out', async () => {
  await rows.deployment({
    finishedAt: '2026-03-03T10:00:00Z',
    leadSeconds: [3600, 10_800],
    is_failed: true,
    failure_reasons: ['incident'],
    recovery_seconds: 5400,
  });
  await rows.deployment({
    finishedAt: '2026-03-04T10:00:00Z',
    is_rework: true,
  });
  await rows.deployment({
    finishedAt: '2026-03-04T11:00:00Z',
    is_counted: false,
    uncounted_reason: 'not-successful',
  });
  const formulas: string[] = [];
  for (const metric of METRIC_IDS) {
    const told = await portal.client().explain(payments, metric, window);
    expect(told).toMatchObject({
      metric,
      scope: 'component:default/payment-service',
      value: { kind: 'measured', samples: told.counted },
    });
    expect(told.rules.map(({ id }) => id)).toContain('R1');
    formulas.push(told.formula);
  }
  expect(formulas).toEqual([
    '2 deployments ÷ 5 days = 0.4 a day.',
    'The median over 2 changes, each from when it was written to when it ran in production: 2 h.',
    'The median over 1 failed deployment that recovered, each from when it finished: 1 h 30 min. 0 not recovered yet.',
    '1 failed ÷ 2 deployments = 50 %.',
    '1 for rework ÷ 2 deployments = 50 %.',
  ]);
  const rate = await portal
    .client()
    .explain(payments, 'changeFailRate', window);
  expect(rate.rows.map(({ value }) => value)).toEqual([0, 1]);
  expect(rate.excluded).toMatchObject([
    { reason: 'The attempt did not succeed', count: 1, rows: [{}] },
  ]);
});

it('gives the same hash for the same question, and another for another', async () => {
  const hash = async (days: number) => {
    const metric = 'changeFailRate';
    return (await portal.client().explain(payments, metric, { days }))
      .queryHash;
  };
  const first = await hash(30);
  await expect(hash(30)).resolves.toBe(first);
  await expect(hash(31)).resolves.not.toBe(first);
});

it('gives all rows as a file that no spreadsheet takes for formulas', async () => {
  const deployment = await rows.deployment({
    finishedAt: '2026-03-03T10:00:00Z',
    title: '=HYPERLINK("http://evil.example","Pay, now")',
  });
  const { headers, text } = await portal.get(
    `${service}/metrics/deploymentFrequency/rows.csv?${march}`,
  );
  expect(headers['content-type']).toMatch(/^text\/csv/);
  expect(headers['content-disposition']).toBe(
    'attachment; filename="deploymentFrequency.csv"',
  );
  const [header, line, end] = text.split('\r\n');
  expect(header).toBe(
    'deployment,entity,sha,at,title,url,value,note,ruleVersion,queryHash',
  );
  expect(line).toMatch(
    new RegExp(
      String.raw`^${deployment},component:default/payment-service,sha-1,2026-03-03T10:00:00.000Z,"'=HYPERLINK\(""http://evil.example"",""Pay, now""\)",,1,,1,\w{64}$`,
    ),
  );
  expect(end).toBe('');
});

it('gives more rows than are shown', async () => {
  await rows.deployment({
    finishedAt: '2026-03-03T10:00:00Z',
    leadSeconds: Array.from({ length: 120 }, (_, place) => place),
  });
  const metric = 'changeLeadTime';
  const shown = await portal.client().explain(payments, metric, window);
  expect(shown).toMatchObject({ counted: 120 });
  expect(shown.rows).toHaveLength(100);
  const file = await portal.client().getRowsCsv(payments, metric, window);
  expect((await file.text()).trim().split('\r\n')).toHaveLength(121);
});

it.each([
  'metrics/changeFailRate',
  'metrics/changeFailRate/rows.csv',
  'coverage',
])(
  'refuses nobody, what is no entity and what is no window: %s',
  async what => {
    const status = async (path: string, caller?: string) =>
      (await portal.get(path, caller)).status;
    await expect(status(`${service}/${what}`, 'nobody')).resolves.toBe(401);
    await expect(
      status(`/entities/component/default/nothing/${what}`),
    ).resolves.toBe(404);
    await expect(status(`${service}/${what}?days=x`)).resolves.toBe(400);
    await expect(status(`/organization/${what}`)).resolves.toBe(200);
  },
);

it('names a metric that does not exist as what is wrong', async () => {
  const { status, body } = await portal.get(`${service}/metrics/velocity`);
  expect(status).toBe(400);
  expect(body.error.message).toMatch(/^metric: /);
});
