// SPDX-License-Identifier: Apache-2.0
import { aPagerStory, startTestPager, type TestPager } from '@macadam/sandbox';
import { OnCallPortal, refOf } from '../__testUtils__/OnCallPortal';
import { countRequests } from '../__testUtils__/pager';

jest.setTimeout(60_000);

/** The back-up of orders is nobody, and then nobody is asked at all. */
const story = () => {
  const { teams, ...others } = aPagerStory();
  const [payments, orders] = teams;
  return aPagerStory({
    ...others,
    teams: [payments, { ...orders, backup: [] }],
  });
};

let pager: TestPager;
let portal: OnCallPortal;

beforeEach(async () => {
  pager = await startTestPager({ story });
  portal = await OnCallPortal.start(pager);
});

afterEach(async () => {
  jest.restoreAllMocks();
  await portal.stop();
  await pager.close();
});

it('names who is on call for each service, until when, and where that is known from', async () => {
  const [payment, refund, ...others] = await portal
    .client()
    .getOnCall(['payment-service', 'refund-service'].map(refOf));
  expect(payment).toEqual({
    entityRef: refOf('payment-service'),
    onCall: {
      kind: 'measured',
      people: [
        {
          name: 'Ada',
          url: expect.stringContaining('/users/'),
          until: '2026-03-16T09:00:00.000Z',
        },
      ],
    },
    source: { title: 'PagerDuty', readAt: expect.any(String) },
  });
  expect(refund.onCall).toEqual(payment.onCall);
  expect(others).toEqual([]);
});

it.each([
  {
    name: 'new-service',
    why: 'unknown-service',
    says: 'PagerDuty knows no service with this id',
  },
  {
    name: 'forgotten-service',
    why: 'unknown-service',
    says: 'correct pagerduty.com/service-id',
  },
  { name: 'orders-service', why: 'nobody', says: 'Nobody is on call' },
])('says why there is nobody for $name', async ({ name, why, says }) => {
  const { body } = await portal.ask([name]);
  expect(body.services).toMatchObject([
    {
      onCall: { kind: 'no-data', why, reason: expect.stringContaining(says) },
      source: { readAt: expect.any(String) },
    },
  ]);
});

it('leaves out what is not there, and what names no service', async () => {
  const { status, body } = await portal.ask(['nothing', 'silent-service']);
  expect(status).toBe(200);
  expect(body).toEqual({ services: [] });
});

it.each([
  { status: 401, why: 'no-permission', says: 'does not accept' },
  { status: 403, why: 'no-permission', says: 'do not reach that far' },
  { status: 429, why: 'unreachable', says: 'its rate limit is spent' },
])(
  'says what has not come, and since when, of a pager that answers $status',
  async ({ status, why, says }) => {
    await pager.misbehave({
      match: '/api/',
      mode: 'status',
      status,
      retryAfterSeconds: 3600,
      times: 99,
    });
    const { body } = await portal.ask(['payment-service']);
    expect(body.services).toMatchObject([
      {
        onCall: { kind: 'no-data', why },
        source: {
          failingSince: expect.any(String),
          reason: expect.stringContaining(says),
        },
      },
    ]);
    expect(body.services[0].source.readAt).toBeUndefined();
  },
);

it('starts without a pager, and says so', async () => {
  const alone = await OnCallPortal.start();
  const { body } = await alone.ask(['payment-service']);
  await alone.stop();
  expect(body.services).toMatchObject([
    { onCall: { kind: 'no-data', why: 'not-configured' } },
  ]);
});

it('asks the pager once for a page of results, and not again for the next letter', async () => {
  const names = ['payment-service', 'refund-service', 'orders-service'];
  const requests = countRequests(pager);
  await Promise.all([portal.ask(names), portal.ask(names)]);
  await portal.ask(names);
  // Two services, and their policies together.
  expect(requests()).toBe(3);
});

it.each([
  { name: 'nothing', query: '' },
  { name: 'a list of another name', query: 'entityRef[]=component:default/a' },
  { name: 'no reference', query: 'entityRef=payment-service' },
  { name: 'a name that is none', query: 'entityRef=component:default/a%00b' },
  { name: 'one that is empty', query: 'entityRef=' },
  {
    name: 'too much',
    query: Array(51).fill('entityRef=component:default/a').join('&'),
  },
])('answers 400 to $name', async ({ query }) => {
  const { status, body } = await portal.get(`/services?${query}`);
  expect(status).toBe(400);
  expect(body.error.message).toMatch(/^entityRef/);
});

it('takes as many as fifty', async () => {
  const names = Array.from({ length: 50 }, (_, index) => `service-${index}`);
  expect((await portal.ask(names)).status).toBe(200);
});

it('answers 401 to nobody', async () => {
  expect((await portal.ask(['payment-service'], 'nobody')).status).toBe(401);
});
