// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Told } from '@macadam/plugin-dora-node';
import { startTestPager, type TestPager } from '@macadam/sandbox';
import { PagerdutyWebhooks } from './PagerdutyWebhooks';

jest.setTimeout(60_000);

const SECRET = 'what only we two know';

interface Delivery {
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

const receiver = new PagerdutyWebhooks(SECRET);
let server: http.Server;
let pager: TestPager;
let deliveries: Delivery[];

beforeEach(async () => {
  deliveries = [];
  server = http.createServer(async (request, response) => {
    const { headers } = request;
    deliveries.push({ headers, body: await buffer(request) });
    response.writeHead(202).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  pager = await startTestPager({
    portal: { url: `http://127.0.0.1:${port}/`, secret: SECRET },
  });
});

afterEach(async () => {
  await pager.close();
  server.close();
});

it('tells when an incident opens, and when it is over; not what lies between', async () => {
  const id = await anIncident();
  await change(id, 'acknowledged');
  pager.clock.advance(600);
  await change(id, 'resolved');
  const [opened, ...rest] = await tellings();
  expect(opened).toMatchObject({
    source: 'pagerduty',
    deliveryId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    incidents: [
      {
        externalId: id,
        subject: { value: 'PPAY001' },
        title: 'Nothing arrives',
        resolvedAt: undefined,
        url: `${pager.url}/incidents/${id}`,
      },
    ],
  });
  expect(rest).toMatchObject([
    undefined,
    { incidents: [{ externalId: id, resolvedAt: expect.any(Date) }] },
  ]);
  const [incident] = rest[1]?.incidents ?? [];
  expect(incident.resolvedAt).toEqual(incident.observedAt);
  const lasted =
    Number(incident.resolvedAt) - Number(opened?.incidents?.[0].createdAt);
  expect(Math.round(lasted / 60_000)).toBe(10);
});

it('tells when an incident is open again', async () => {
  const id = await anIncident();
  await change(id, 'resolved');
  await reopen(id);
  const [, resolved, reopened] = await tellings();
  expect(reopened).toMatchObject({
    incidents: [{ externalId: id, resolvedAt: undefined }],
  });
  expect(Number(reopened?.incidents?.[0].observedAt)).toBeGreaterThanOrEqual(
    Number(resolved?.incidents?.[0].observedAt),
  );
});

it('bears the same id when it comes twice, and its own time when it comes late', async () => {
  await pager.misbehave({ match: 'incident.triggered', mode: 'late' });
  await pager.misbehave({ match: 'incident.resolved', mode: 'duplicate' });
  await change(await anIncident(), 'resolved');
  const [first, again, late] = await tellings();
  expect(again).toEqual(first);
  expect(Number(late?.incidents?.[0].observedAt)).toBeLessThan(
    Number(first?.incidents?.[0].observedAt),
  );
});

it('takes one that another secret has signed too', async () => {
  await anIncident();
  await pager.pager.webhooks.settled();
  const [{ headers, body }] = deliveries;
  const signature = `v1=${'0'.repeat(64)},${headers['x-pagerduty-signature']}`;
  await expect(
    receiver.receive({
      headers: { ...headers, 'x-pagerduty-signature': signature },
      body,
    }),
  ).resolves.toBeDefined();
});

it.each([
  {
    name: 'nobody signed',
    signed: false,
    content: {},
    error: { name: 'AuthenticationError' },
  },
  {
    name: 'is no JSON',
    content: '{"event":',
    error: { name: 'InputError', message: 'The webhook is no JSON' },
  },
  {
    name: 'is no event',
    content: { messages: [] },
    error: {
      name: 'InputError',
      message: 'This is no webhook of PagerDuty: event: Required',
    },
  },
  {
    name: 'tells of no service',
    content: { event: anEvent({ service: null }) },
    error: {
      name: 'InputError',
      message: expect.stringContaining('PagerDuty: service:'),
    },
  },
])('refuses what $name', async ({ signed = true, content, error }) => {
  await expect(receive(content, signed)).rejects.toMatchObject(error);
});

it('takes what PagerDuty sends to try, and what is about a service, for nothing', async () => {
  const ping = { ...anEvent(), event_type: 'pagey.ping', data: { type: 'x' } };
  expect(await receive({ event: ping })).toBeUndefined();
  const updated = { ...anEvent(), event_type: 'service.updated' };
  expect(await receive({ event: updated })).toBeUndefined();
});

async function tellings(): Promise<Array<Told | undefined>> {
  await pager.pager.webhooks.settled();
  return Promise.all(deliveries.map(one => receiver.receive(one)));
}

function receive(content: unknown, signed = true) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const body = Buffer.from(text);
  const digest = createHmac('sha256', SECRET).update(body).digest('hex');
  const headers = signed ? { 'x-pagerduty-signature': `v1=${digest}` } : {};
  return receiver.receive({ headers, body });
}

function anEvent(change_: object = {}) {
  return {
    id: 'one',
    event_type: 'incident.triggered',
    occurred_at: '2026-03-11T10:30:00.123Z',
    data: {
      id: 'Q1',
      title: 'Charges fail',
      status: 'triggered',
      created_at: '2026-03-11T10:30:00Z',
      service: { id: 'PPAY001' },
      ...change_,
    },
  };
}

async function anIncident(): Promise<string> {
  const service = { id: 'PPAY001', type: 'service_reference' };
  const incident = { type: 'incident', title: 'Nothing arrives', service };
  const body = { incident };
  const answer = await pager.request('POST', '/incidents', { body });
  return (await answer.json()).incident.id;
}

async function change(id: string, status: string) {
  const incident = { id, type: 'incident_reference', status };
  const body = { incidents: [incident] };
  await pager.request('PUT', '/incidents', { body });
}

/** As a person does it: with the button of its page. */
async function reopen(id: string) {
  const first = await fetch(pager.url);
  const session = first.headers.get('set-cookie')?.split(';')[0];
  const headers = { cookie: `${session}; sandbox_persona=bob` };
  const page = await fetch(`${pager.url}/incidents/${id}`, { headers });
  const token = /name="token"\s+value="([^"]+)"/.exec(await page.text())?.[1];
  await fetch(`${pager.url}/incidents/${id}/reopen`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ token: token ?? '' }),
    headers,
  });
}
