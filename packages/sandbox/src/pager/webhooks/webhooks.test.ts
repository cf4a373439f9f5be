// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod/v3';
import { HookReceiver } from '../../__testUtils__/HookReceiver';
import * as schemas from '../__testUtils__/schemas';
import { startTestPager, type TestPager } from '../testing';

const SECRET = 'what only we two know';

let portal: HookReceiver;
let pager: TestPager;
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'pager-test-'));
  portal = await HookReceiver.start();
  pager = await start();
});

afterEach(async () => {
  await pager.close();
  portal.close();
  await rm(directory, { recursive: true, force: true });
});

const start = (secret = SECRET) =>
  startTestPager({ directory, portal: { url: portal.url, secret } });

async function open(title = 'It burns', service = 'PPAY001'): Promise<string> {
  const incident = { type: 'incident', title, service: { id: service } };
  const answer = await pager.request('POST', '/incidents', {
    body: { incident },
  });
  const body = (await answer.json()) as { incident: { id: string } };
  return body.incident.id;
}

const change = (id: string, status: string) =>
  pager.request('PUT', `/incidents/${id}`, { body: { incident: { status } } });

const order = (fault: object) =>
  fetch(`${pager.url}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify(fault),
  });

const signatures = (index: number) =>
  String(portal.received[index].headers['x-pagerduty-signature']).split(',');

const signed = (index: number, secret: string) =>
  `v1=${createHmac('sha256', secret)
    .update(portal.received[index].body)
    .digest('hex')}`;

it('tells of an incident from its beginning to its end, signed', async () => {
  const id = await open();
  await change(id, 'acknowledged');
  await change(id, 'resolved');
  await pager.pager.webhooks.settled();
  expect(portal.names).toEqual([
    'incident.triggered',
    'incident.acknowledged',
    'incident.resolved',
  ]);
  portal.received.forEach(({ payload, headers }, index) => {
    expect(schemas.webhook.parse(payload).event.data.id).toBe(id);
    expect(signatures(index)).toEqual([signed(index, SECRET)]);
    expect(headers['x-webhook-subscription']).toBeTruthy();
  });
  const ids = portal.received.map(({ headers }) => headers['x-webhook-id']);
  expect(new Set(ids).size).toBe(3);
});

it('signs with both secrets while one takes over from the other', async () => {
  await pager.close();
  pager = await start('the next one');
  await open();
  await pager.pager.webhooks.settled();
  expect(signatures(0)).toEqual([signed(0, 'the next one'), signed(0, SECRET)]);
});

it('tries again, in order, while the receiver is away', async () => {
  portal.status = 503;
  await open('First');
  await open('Second');
  await portal.until(1);
  portal.status = 202;
  await retry(() => portal.received.length === 3);
  await pager.pager.webhooks.settled();
  const [first, again, second] = portal.received;
  expect(again.body).toBe(first.body);
  expect(again.headers['x-webhook-id']).toBe(first.headers['x-webhook-id']);
  expect(second.payload).toMatchObject({
    event: { data: { title: 'Second' } },
  });
});

it('does not repeat what was refused', async () => {
  portal.status = 401;
  await open();
  await pager.pager.webhooks.settled();
  expect(portal.received).toHaveLength(1);
});

it('goes on after a restart with what was on its way', async () => {
  portal.status = 503;
  await open();
  await portal.until(1);
  await pager.close();
  portal.status = 202;
  pager = await start();
  await pager.pager.webhooks.settled();
  expect(portal.names).toEqual(['incident.triggered', 'incident.triggered']);
  const [before, after] = portal.received;
  expect(after.body).toBe(before.body);
});

it('rests after three webhooks in a row that were given up, until it is enabled', async () => {
  portal.status = 403;
  for (const title of ['One', 'Two', 'Three']) await open(title);
  await pager.pager.webhooks.settled();
  portal.status = 202;
  await open('Four');
  await pager.pager.webhooks.settled();
  expect(portal.received).toHaveLength(3);
  const page = schemas.pageOf('webhook_subscriptions', schemas.subscription);
  const list = await pager.request('GET', '/webhook_subscriptions');
  const [known] = page.parse(await list.json()).webhook_subscriptions;
  expect(known.delivery_method.temporarily_disabled).toBe(true);
  await pager.request('POST', `/webhook_subscriptions/${known.id}/enable`);
  await open('Five');
  await pager.pager.webhooks.settled();
  expect(portal.received).toHaveLength(4);
});

it.each([
  ['duplicate', ['triggered', 'acknowledged', 'acknowledged', 'resolved']],
  ['lost', ['triggered', 'resolved']],
  ['late', ['triggered', 'resolved', 'acknowledged']],
])('misbehaves when told to: %s', async (mode, expected) => {
  await order({ match: 'acknowledged', mode });
  const id = await open();
  await change(id, 'acknowledged');
  await change(id, 'resolved');
  await pager.pager.webhooks.settled();
  expect(portal.names).toEqual(expected.map(name => `incident.${name}`));
});

it('a subscription is made, asked for some events of one service, tested and ended', async () => {
  const made = await pager.request('POST', '/webhook_subscriptions', {
    body: {
      webhook_subscription: {
        type: 'webhook_subscription',
        delivery_method: {
          type: 'http_delivery_method',
          url: portal.url,
          custom_headers: [{ name: 'X-Place', value: 'here' }],
        },
        events: ['incident.triggered'],
        filter: { type: 'service_reference', id: 'PORD001' },
      },
    },
  });
  expect(made.status).toBe(201);
  const { webhook_subscription: subscription } = oneSubscription.parse(
    await made.json(),
  );
  const { secret, custom_headers: headers } = subscription.delivery_method;
  expect(headers).toEqual([{ name: 'X-Place', value: '<redacted>' }]);
  await open('Elsewhere');
  await change(await open('Here', 'PORD001'), 'resolved');
  const one = `/webhook_subscriptions/${subscription.id}`;
  await pager.request('POST', `${one}/ping`);
  await pager.pager.webhooks.settled();
  const own = portal.received
    .map((received, index) => ({ ...received, index }))
    .filter(received => received.headers['x-place'] === 'here');
  expect(own.map(({ index }) => portal.names[index])).toEqual([
    'incident.triggered',
    'pagey.ping',
  ]);
  expect(signatures(own[0].index)).toEqual([signed(own[0].index, secret!)]);
  await pager.request('PUT', one, {
    body: { webhook_subscription: { active: false } },
  });
  const known = oneSubscription.parse(
    await (await pager.request('GET', one)).json(),
  );
  expect(known.webhook_subscription).toMatchObject({
    active: false,
    delivery_method: { secret: null },
  });
  expect((await pager.request('DELETE', one)).status).toBe(204);
  expect((await pager.request('GET', one)).status).toBe(404);
});

const oneSubscription = z.object({
  webhook_subscription: schemas.subscription,
});

/** Lets nominal minutes pass until what waits for them has happened. */
async function retry(isDone: () => boolean): Promise<void> {
  while (!isDone()) {
    pager.clock.advance(60);
    await new Promise(resolve => setImmediate(resolve));
  }
}
