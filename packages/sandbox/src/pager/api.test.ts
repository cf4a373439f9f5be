// SPDX-License-Identifier: Apache-2.0
import { api as pagerDuty } from '@pagerduty/pdjs';
import { z } from 'zod/v3';
import * as schemas from './__testUtils__/schemas';
import {
  aPagerStory,
  anIncident,
  daysAgo,
  PAGER_TOKEN,
  startTestPager,
  type TestPager,
} from './testing';

let pager: TestPager;

beforeEach(async () => {
  pager = await startTestPager({
    story: () =>
      aPagerStory({
        incidents: [
          anIncident({ title: 'Long ago', at: daysAgo(60) }),
          anIncident({ title: 'Charges fail', at: daysAgo(20) }),
          anIncident({ service: 'PORD001', title: 'Slow', at: daysAgo(10) }),
          anIncident({
            title: 'Taken on',
            urgency: 'low',
            at: daysAgo(2),
            resolved: undefined,
          }),
          anIncident({
            title: 'Open',
            at: daysAgo(1),
            acknowledged: undefined,
            resolved: undefined,
          }),
        ],
      }),
  });
});

afterEach(() => pager.close());

async function ask(
  path: string,
  status = 200,
): Promise<Record<string, unknown>> {
  const answer = await pager.request('GET', path);
  expect(answer.status).toBe(status);
  return (await answer.json()) as Record<string, unknown>;
}

/** A list of an answer, as far as it matters which ones are in it. */
async function list(path: string, name = 'incidents') {
  const body = await ask(path);
  return body[name] as { id: string; title: string }[];
}

const titles = async (query: string): Promise<string[]> =>
  (await list(`/incidents?${query}`)).map(({ title }) => title);

it.each([
  ['/incidents', 'incidents', schemas.incident],
  ['/services', 'services', schemas.service],
  ['/users', 'users', schemas.user],
  ['/teams', 'teams', schemas.team],
  ['/oncalls', 'oncalls', schemas.oncall],
  ['/escalation_policies', 'escalation_policies', schemas.policy],
  ['/schedules', 'schedules', schemas.schedule],
  ['/webhook_subscriptions', 'webhook_subscriptions', schemas.subscription],
])('%s answers as PagerDuty describes it', async (path, name, schema) => {
  const page = schemas.pageOf(name, schema);
  const body = await ask(path);
  expect(page.parse(body)).toEqual(expect.objectContaining({ more: false }));
});

it.each([
  ['/services/PPAY001', 'service', schemas.service],
  ['/users/', 'user', schemas.user],
  ['/teams/', 'team', schemas.team],
  ['/escalation_policies/', 'escalation_policy', schemas.policy],
  ['/schedules/', 'schedule', schemas.schedule],
  ['/incidents/', 'incident', schemas.incident],
])('%s answers with one', async (path, name, schema) => {
  const kind = path.split('/')[1];
  const [first] = await list(`/${kind}`, kind);
  const one = path.endsWith('/') ? `${path}${first.id}` : path;
  const body = await ask(one);
  expect(() => schema.parse(body[name])).not.toThrow();
  const missing = await ask(`/${kind}/PNOWHERE`, 404);
  expect(schemas.error.parse(missing).error.code).toBe(2100);
});

it('shows what became of an incident, newest first', async () => {
  const [{ id }] = await list('/incidents');
  const body = await ask(`/incidents/${id}/log_entries`);
  const page = z.object({ log_entries: z.array(schemas.logEntry) });
  expect(page.parse(body).log_entries.map(({ type }) => type)).toEqual([
    'resolve_log_entry',
    'acknowledge_log_entry',
    'trigger_log_entry',
  ]);
});

const date = (days: number) => daysAgo(days).toISOString();

it.each([
  ['', ['Charges fail', 'Slow', 'Taken on', 'Open']],
  ['date_range=all', ['Long ago', 'Charges fail', 'Slow', 'Taken on', 'Open']],
  [`since=${date(100)}&until=${date(15)}`, ['Long ago', 'Charges fail']],
  [`since=${date(20)}&until=${date(10)}`, ['Charges fail']],
  ['service_ids[]=PORD001', ['Slow']],
  [
    'service_ids[]=PORD001&service_ids[]=PPAY001&limit=2',
    ['Charges fail', 'Slow'],
  ],
  ['service_ids[]=PNOBODY', []],
  ['statuses[]=triggered&statuses[]=acknowledged', ['Taken on', 'Open']],
  ['urgencies[]=low', ['Taken on']],
  ['sort_by=created_at:desc', ['Open', 'Taken on', 'Slow', 'Charges fail']],
  [
    'sort_by=urgency:desc,created_at:desc',
    ['Taken on', 'Open', 'Slow', 'Charges fail'],
  ],
])('finds incidents by "%s"', async (query, expected) => {
  expect(await titles(query)).toEqual(expected);
});

it.each([
  ['since=yesterday', 2004],
  [`since=${date(0)}&until=${date(1)}`, 2005],
  [`since=${date(300)}`, 2005],
  ['sort_by=colour', 2001],
  ['sort_by=urgency,created_at,incident_number', 2001],
  ['offset=9950&limit=100', 2001],
])('refuses "%s"', async (query, code) => {
  const body = await ask(`/incidents?${query}`, 400);
  expect(schemas.error.parse(body).error.code).toBe(code);
});

it('pages as the query says, and never more than a hundred at once', async () => {
  expect(await ask('/incidents?limit=3&offset=0')).toMatchObject({
    limit: 3,
    offset: 0,
    more: true,
    total: null,
  });
  expect(await ask('/incidents?limit=3&offset=3&total=true')).toMatchObject({
    offset: 3,
    more: false,
    total: 4,
  });
  expect(await ask('/incidents?limit=1000')).toMatchObject({ limit: 100 });
  expect(await ask('/incidents?offset=9900&limit=100')).toMatchObject({
    incidents: [],
  });
});

it('serves the client that PagerDuty gives out', async () => {
  const call = pagerDuty({ token: PAGER_TOKEN });
  const read: string[] = [];
  let page = await call({
    url: `${pager.api}/incidents`,
    queryParameters: { limit: '2', date_range: 'all' },
  });
  for (;;) {
    read.push(...page.data.incidents.map((one: { id: string }) => one.id));
    if (!page.next) break;
    page = await page.next();
  }
  expect(new Set(read).size).toBe(5);
});

it.each([
  undefined,
  'Bearer test-account-key',
  'Token token=somebody-elses',
  'Token test-account-key',
])('answers 401 to "%s"', async authorization => {
  const headers = authorization ? { authorization } : undefined;
  const answer = await fetch(`${pager.api}/incidents`, { headers });
  expect(answer.status).toBe(401);
  expect(schemas.error.parse(await answer.json()).error.code).toBe(2006);
});

it('says which path it does not serve', async () => {
  const body = await ask('/analytics/raw/incidents', 501);
  expect(schemas.error.parse(body).error.message).toContain(
    'GET /analytics/raw/incidents',
  );
});

it('says how many requests are left', async () => {
  const answer = await pager.request('GET', '/services');
  expect(answer.headers.get('ratelimit-limit')).toBe('960');
  expect(Number(answer.headers.get('ratelimit-remaining'))).toBeLessThan(960);
  expect(Number(answer.headers.get('ratelimit-reset'))).toBeLessThanOrEqual(60);
});

it('an incident is opened, taken on and resolved', async () => {
  const opened = await pager.request('POST', '/incidents', {
    body: {
      incident: {
        type: 'incident',
        title: 'Nothing arrives',
        service: { id: 'PPAY001', type: 'service_reference' },
        incident_key: 'arrivals',
      },
    },
  });
  expect(opened.status).toBe(201);
  const { incident } = z
    .object({ incident: schemas.incident })
    .parse(await opened.json());
  expect(incident).toMatchObject({
    status: 'triggered',
    urgency: 'high',
    resolved_at: null,
    assignments: [{ assignee: { summary: 'Ada' } }],
  });
  pager.clock.advance(600);
  const change = (status: string) =>
    pager.request('PUT', '/incidents', {
      body: {
        incidents: [{ id: incident.id, type: 'incident_reference', status }],
      },
    });
  expect((await change('acknowledged')).status).toBe(200);
  expect(await ask(`/services/PPAY001`)).toMatchObject({
    service: { status: 'critical' },
  });
  pager.clock.advance(600);
  expect((await change('resolved')).status).toBe(200);
  const over = schemas.incident.parse(
    (await ask(`/incidents/${incident.id}`)).incident,
  );
  expect(over).toMatchObject({ status: 'resolved', assignments: [] });
  const lasted = Date.parse(over.resolved_at!) - Date.parse(over.created_at);
  expect(Math.round(lasted / 60_000)).toBe(20);
  const again = await change('resolved');
  expect(again.status).toBe(400);
  expect(await again.json()).toMatchObject({ error: { code: 1001 } });
});

it.each([
  [{ headers: { from: '' } }, 2011],
  [{ headers: { from: 'nobody@acme.example' } }, 1008],
  [
    {
      body: {
        incident: { type: 'incident', title: '', service: { id: 'PPAY001' } },
      },
    },
    2001,
  ],
  [
    {
      body: {
        incident: { type: 'incident', title: 'x', service: { id: 'P0' } },
      },
    },
    2001,
  ],
])('opens nothing for %j', async (options, code) => {
  const answer = await pager.request('POST', '/incidents', options);
  expect(answer.status).toBe(400);
  expect(schemas.error.parse(await answer.json()).error.code).toBe(code);
});

it('knows who is on call, this week and the next', async () => {
  await pager.close();
  const team = {
    slug: 'payments',
    name: 'Payments',
    onCall: ['ada', 'eve'],
    backup: ['bob'],
  };
  const services = aPagerStory().services.slice(0, 1);
  pager = await startTestPager({
    story: () => aPagerStory({ teams: [team], services }),
  });
  const weeks = `since=${date(0)}&until=${date(-8)}`;
  const { oncalls } = await ask(`/oncalls?${weeks}`);
  const [first, second, always] = z.array(schemas.oncall).parse(oncalls);
  expect(first.user.summary).not.toBe(second.user.summary);
  expect(first.end).toBe(second.start);
  expect(always).toMatchObject({
    escalation_level: 2,
    user: { summary: 'Bob' },
    schedule: null,
    start: null,
  });
  const { oncalls: now } = await ask('/oncalls');
  expect(now).toEqual([first, always]);
});
