// SPDX-License-Identifier: Apache-2.0
import * as schemas from './__testUtils__/schemas';
import {
  aPagerStory,
  anIncident,
  daysAgo,
  startTestPager,
  type TestPager,
} from './testing';

let pager: TestPager;

beforeAll(async () => {
  const incidents = [5, 4, 3].map(days => anIncident({ at: daysAgo(days) }));
  pager = await startTestPager({ story: () => aPagerStory({ incidents }) });
});

afterEach(() => fetch(`${pager.url}/_sandbox/faults`, { method: 'DELETE' }));
afterAll(() => pager.close());

const order = (fault: object) =>
  fetch(`${pager.url}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ match: '/incidents', ...fault }),
  });

const ask = (query = '') => pager.request('GET', `/incidents?${query}`);

it.each([
  [401, 2006],
  [403, 2010],
  [404, 2100],
  [429, 2020],
  [500, 2000],
])('answers %d with a body of PagerDuty', async (status, code) => {
  await order({ mode: 'status', status, retryAfterSeconds: 7 });
  const answer = await ask();
  expect(answer.status).toBe(status);
  expect(schemas.error.parse(await answer.json()).error.code).toBe(code);
  const reset = answer.headers.get('ratelimit-reset');
  expect(reset).toBe(status === 429 ? '7' : null);
  expect((await ask()).status).toBe(200);
});

it('cuts an answer off half way, or sends what nobody can read', async () => {
  await order({ mode: 'cut' });
  await expect(ask().then(answer => answer.text())).rejects.toThrow();
  await order({ mode: 'malformed' });
  await expect(ask().then(answer => answer.json())).rejects.toMatchObject({
    name: 'SyntaxError',
  });
});

it('gives the first page again, or promises pages without end', async () => {
  const read = async () => {
    const page = await (await ask('limit=1&offset=1')).json();
    return (page as { incidents: { id: string }[] }).incidents[0].id;
  };
  const second = await read();
  await order({ mode: 'repeat' });
  expect(await read()).not.toBe(second);
  await order({ mode: 'endless' });
  const last = await (await ask('limit=100')).json();
  expect(last).toMatchObject({ more: true, offset: 0, limit: 100 });
});

it('has a clock that can be moved', async () => {
  const door = `${pager.url}/_sandbox/clock`;
  const before = pager.clock.now().getTime();
  await fetch(door, { method: 'POST', body: '{"advanceSeconds": 3600}' });
  expect(pager.clock.now().getTime() - before).toBeGreaterThanOrEqual(3600e3);
});
