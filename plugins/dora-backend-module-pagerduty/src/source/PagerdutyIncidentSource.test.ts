// SPDX-License-Identifier: Apache-2.0
import type { IncidentRecord, ReadRequest } from '@macadam/plugin-dora-node';
import {
  aPagerStory,
  anIncident,
  PAGER_TOKEN,
  startTestPager,
  type TestPager,
} from '@macadam/sandbox';
import { PagerdutyIncidents } from './PagerdutyIncidents';
import { PagerdutyIncidentSource } from './PagerdutyIncidentSource';

jest.setTimeout(60_000);

let pager: TestPager;

afterEach(() => pager.close());

async function start(incidents: ReturnType<typeof anIncident>[]) {
  pager = await startTestPager({ story: () => aPagerStory({ incidents }) });
}

it('tells incidents of the service, with when they were resolved', async () => {
  const at = daysAgo(3);
  await start([
    anIncident({ at }),
    anIncident({ at: daysAgo(2), resolved: undefined, urgency: 'low' }),
    anIncident({ service: 'PORD001' }),
  ]);
  const records = await readAll();
  const [{ externalId }] = records;
  const minutes = (count: number) => new Date(at.getTime() + count * 60_000);
  expect(records).toEqual([
    {
      externalId,
      subject: {
        kind: 'annotation',
        annotation: 'pagerduty.com/service-id',
        value: 'PPAY001',
      },
      title: 'Charges fail',
      createdAt: at,
      resolvedAt: minutes(50),
      observedAt: minutes(50),
      urgency: 'high',
      url: `${pager.url}/incidents/${externalId}`,
    },
    expect.objectContaining({ createdAt: daysAgo(2), resolvedAt: undefined }),
  ]);
});

it('reads a history longer than PagerDuty looks at, a page at a time', async () => {
  const long = Array.from({ length: 450 }, (_, index) =>
    anIncident({ at: daysAgo(460 - index), title: `No. ${index}` }),
  );
  await start(long);
  const batches = await batchesOf({ since: daysAgo(465) });
  const titles = batches.flat().map(({ title }) => title);
  expect(titles).toEqual(long.map(({ title }) => title));
  expect(Math.max(...batches.map(batch => batch.length))).toBe(100);
});

it('gets past a storm: many incidents in one second', async () => {
  const storm = Array.from({ length: 250 }, (_, index) =>
    anIncident({ at: daysAgo(5), title: `No. ${index}` }),
  );
  await start([...storm, anIncident({ at: daysAgo(4), title: 'After' })]);
  const records = await readAll();
  expect(new Set(records.map(({ title }) => title)).size).toBe(251);
});

it('finds what became of incidents since, however old', async () => {
  await start([
    anIncident({ title: 'Old', at: daysAgo(60), resolved: undefined }),
    anIncident({ title: 'New', at: daysAgo(2), resolved: undefined }),
    anIncident({ title: 'Over', at: daysAgo(30) }),
  ]);
  const first = await readToEnd({ since: daysAgo(90) });
  expect(first.records.map(({ title }) => title).sort()).toEqual([
    'New',
    'Old',
    'Over',
  ]);
  for (const { externalId, title } of first.records) {
    if (title !== 'Over') await resolve(externalId);
  }
  const { records } = await readToEnd({ cursor: first.cursor });
  expect(
    records.map(({ title, resolvedAt }) => [title, Boolean(resolvedAt)]),
  ).toEqual([
    ['New', true],
    ['Old', true],
  ]);
});

it('finds what was open before the history that is asked for', async () => {
  await start([anIncident({ at: daysAgo(300), resolved: undefined })]);
  expect(await readAll({ since: daysAgo(90) })).toHaveLength(1);
});

it.each([
  { value: 'PNOBODY', error: 'NotFoundError' },
  { value: 'payment service', error: 'InputError' },
])('says that $value is no service', async ({ value, error }) => {
  await start([]);
  await expect(readAll({ value })).rejects.toMatchObject({ name: error });
});

function source(): PagerdutyIncidentSource {
  const { api: apiBaseUrl, clock } = pager;
  return new PagerdutyIncidentSource({
    incidents: new PagerdutyIncidents({ apiBaseUrl, token: PAGER_TOKEN }),
    now: () => clock.now(),
  });
}

async function batchesOf(change: Partial<ReadRequest>) {
  const batches: IncidentRecord[][] = [];
  let { cursor } = change;
  for (;;) {
    const batch = await source().readIncidents({
      value: 'PPAY001',
      since: daysAgo(90),
      needsPaths: false,
      workflows: [null],
      signal: new AbortController().signal,
      ...change,
      cursor,
    });
    batches.push(batch.records);
    // As it comes back from a database.
    cursor = JSON.parse(JSON.stringify(batch.cursor));
    if (batch.isLast) return Object.assign(batches, { cursor });
  }
}

async function readToEnd(change: Partial<ReadRequest>) {
  const batches = await batchesOf(change);
  return { records: batches.flat(), cursor: batches.cursor };
}

async function readAll(change: Partial<ReadRequest> = {}) {
  return (await readToEnd(change)).records;
}

async function resolve(id: string) {
  const incident = { id, type: 'incident_reference', status: 'resolved' };
  const body = { incidents: [incident] };
  await pager.request('PUT', '/incidents', { body });
}

/** Before the moment at which the pager's clock begins. */
function daysAgo(days: number): Date {
  const { at } = anIncident();
  return new Date(at.getTime() + (3 - days) * 24 * 60 * 60 * 1000);
}
