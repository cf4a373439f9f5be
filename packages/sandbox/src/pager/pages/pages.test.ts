// SPDX-License-Identifier: Apache-2.0
import {
  aPagerStory,
  anIncident,
  daysAgo,
  startTestPager,
  type TestPager,
} from '../testing';

const HOSTILE = '<script>alert(1)</script>';

let pager: TestPager;
let cookie: string;

beforeEach(async () => {
  pager = await startTestPager({
    story: () =>
      aPagerStory({
        incidents: [
          anIncident({ title: HOSTILE, at: daysAgo(9) }),
          anIncident({ title: 'Open since yesterday', resolved: undefined }),
        ],
      }),
    portal: { url: 'http://127.0.0.1:9/', secret: 'only for this test' },
  });
  const first = await fetch(pager.url);
  cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
});

afterEach(() => pager.close());

async function open(path: string, login = 'bob') {
  const response = await fetch(new URL(path, pager.url), {
    headers: { cookie: `${cookie}; sandbox_persona=${login}` },
  });
  return { response, text: await response.text() };
}

/** Fills in the form of a page, as a browser does. */
async function submit(
  page: string,
  action: string,
  fields: Record<string, string> = {},
  login = 'bob',
) {
  const { text } = await open(page, login);
  const token = /name="token"\s+value="([^"]+)"/.exec(text)?.[1] ?? '';
  return fetch(new URL(action, pager.url), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ token, ...fields }),
    headers: { cookie: `${cookie}; sandbox_persona=${login}` },
  });
}

/** Where every address of our answers leads. */
function addresses(): string[] {
  const { store } = pager.pager;
  return [
    '/',
    '/incidents',
    '/services',
    '/escalation_policies',
    '/webhook_subscriptions',
    ...store.incidents.values().map(({ id }) => `/incidents/${id}`),
    ...store.services.values().map(({ id }) => `/service-directory/${id}`),
    ...store.policies.values().map(({ id }) => `/escalation_policies/${id}`),
    ...store.schedules.values().map(({ id }) => `/schedules/${id}`),
    ...store.teams.values().map(({ id }) => `/teams/${id}`),
    ...store.users.values().map(({ id }) => `/users/${id}`),
  ];
}

it('every address that an answer names is a page, which lets no script run', async () => {
  for (const path of addresses()) {
    const { response, text } = await open(path);
    expect({ path, status: response.status }).toEqual({ path, status: 200 });
    expect(text).not.toContain('<script');
    expect(response.headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    );
  }
});

it('what is not there is a page with 404', async () => {
  const { response, text } = await open('/incidents/Q0');
  expect(response.status).toBe(404);
  expect(text).toContain('<h1>404</h1>');
});

it('an incident is opened, acknowledged, resolved and reopened with the buttons', async () => {
  const made = await submit('/', '/incidents', {
    service: 'PORD001',
    title: 'Orders are late',
    urgency: 'low',
  });
  expect(made.status).toBe(303);
  const page = made.headers.get('location') ?? '';
  expect((await open('/')).text).toContain('Orders are late');
  for (const [action, word] of [
    ['acknowledge', 'acknowledged'],
    ['resolve', 'resolved'],
    ['reopen', 'triggered'],
  ]) {
    expect((await submit(page, `${page}/${action}`)).status).toBe(303);
    expect((await open(page)).text).toMatch(
      new RegExp(`<strong class="\\w+">${word}</strong>`),
    );
  }
  expect((await open(page)).text).toContain('Resolved by Bob');
});

it('what cannot be is refused on a page', async () => {
  const nothing = await submit('/', '/incidents', {
    service: 'PORD001',
    title: ' ',
  });
  expect(nothing.status).toBe(400);
  const [{ id }] = pager.pager.store.incidents.values();
  const over = await submit(`/incidents/${id}`, `/incidents/${id}/resolve`);
  expect(over.status).toBe(400);
  expect(await over.text()).toContain('Incident Already Resolved');
});

it('a form from elsewhere changes nothing', async () => {
  const [, { id }] = pager.pager.store.incidents.values();
  const response = await fetch(`${pager.url}/incidents/${id}/resolve`, {
    method: 'POST',
    body: new URLSearchParams({ token: 'guessed' }),
    headers: { cookie },
  });
  expect(response.status).toBe(403);
  expect(pager.pager.store.incidents.get(id)?.log).toHaveLength(2);
});
