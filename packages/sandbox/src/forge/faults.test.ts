// SPDX-License-Identifier: Apache-2.0
import { startTestForge, type TestForge } from './testing';

let forge: TestForge;

beforeAll(async () => {
  forge = await startTestForge();
});

afterEach(() => fetch(`${forge.url}/_sandbox/faults`, { method: 'DELETE' }));
afterAll(() => forge.close());

const order = (fault: object) =>
  fetch(`${forge.url}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify(fault),
  });

const ask = () => forge.request('GET', '/repos/acme/payment-service');

it('strikes as often as ordered, and only what it is meant for', async () => {
  await order({ match: 'GET .*/payment-service$', mode: 'status', times: 2 });
  expect((await forge.request('GET', '/orgs/acme')).status).toBe(200);
  expect((await ask()).status).toBe(500);
  expect((await ask()).status).toBe(500);
  expect((await ask()).status).toBe(200);
});

it.each([401, 403, 429, 502])(
  'answers %d with a body of GitHub',
  async status => {
    await order({ match: '.', mode: 'status', status, retryAfterSeconds: 7 });
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ status: String(status) });
    const isLimit = status === 403 || status === 429;
    expect(answer.headers.get('retry-after')).toBe(isLimit ? '7' : null);
  },
);

it('cuts an answer off half way', async () => {
  await order({ match: '.', mode: 'cut' });
  await expect(ask().then(answer => answer.text())).rejects.toThrow();
});

it('answers what no program can read', async () => {
  await order({ match: '.', mode: 'malformed' });
  await expect(ask().then(answer => answer.json())).rejects.toMatchObject({
    name: 'SyntaxError',
  });
  await order({ match: '.', mode: 'html' });
  expect((await ask()).headers.get('content-type')).toBe('text/html');
});

it('loses the answer to something that was done', async () => {
  const create = () =>
    forge.request('POST', '/orgs/acme/repos', { body: { name: 'lost' } });
  await order({ match: 'POST', mode: 'cut', when: 'after' });
  await expect(create().then(answer => answer.text())).rejects.toThrow();
  expect((await forge.request('GET', '/repos/acme/lost')).status).toBe(200);
  await order({ match: 'POST', mode: 'cut' });
  const path = '/repos/acme/lost/labels';
  const label = forge.request('POST', path, { body: { name: 'never' } });
  await expect(label.then(answer => answer.text())).rejects.toThrow();
  expect(await (await forge.request('GET', path)).text()).not.toContain(
    'never',
  );
});

it('keeps one waiting', async () => {
  await order({ match: '.', mode: 'slow', delayMilliseconds: 300 });
  const began = performance.now();
  expect((await ask()).status).toBe(200);
  expect(performance.now() - began).toBeGreaterThanOrEqual(295);
});

it('gives the first page again, or promises pages without end', async () => {
  const list = '/orgs/acme/members?per_page=1&page=2';
  const read = async () => {
    const answer = await forge.request('GET', list);
    const [{ login }] = (await answer.json()) as { login: string }[];
    return { login, link: answer.headers.get('link') ?? '' };
  };
  const second = await read();
  await order({ match: 'members', mode: 'repeat' });
  expect((await read()).login).not.toBe(second.login);
  await order({ match: 'members', mode: 'endless' });
  expect((await read()).link).toMatch(/page=3>; rel="next"/);
});

it('strikes git as well', async () => {
  await order({ match: 'info/refs', mode: 'status', status: 502 });
  const answer = await fetch(
    `${forge.url}/acme/payment-service.git/info/refs?service=git-upload-pack`,
  );
  expect(answer.status).toBe(502);
});

it('refuses an order that it does not understand', async () => {
  expect((await order({ match: '(', mode: 'status' })).status).toBe(422);
  expect((await order({ match: '.', mode: 'explode' })).status).toBe(422);
});
