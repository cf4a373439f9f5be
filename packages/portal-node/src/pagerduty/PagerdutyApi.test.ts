// SPDX-License-Identifier: Apache-2.0
import {
  aPagerStory,
  anIncident,
  PAGER_TOKEN,
  startTestPager,
  type TestPager,
} from '@macadam/sandbox';
import { z } from 'zod/v3';
import { PagerdutyApi } from './PagerdutyApi';

jest.setTimeout(60_000);

const titles = Array.from({ length: 230 }, (_, index) => `No. ${index}`);

let pager: TestPager;

beforeAll(async () => {
  const incidents = titles.map(title => anIncident({ title }));
  pager = await startTestPager({ story: () => aPagerStory({ incidents }) });
});

afterEach(async () => {
  jest.restoreAllMocks();
  await pager.behave();
});

afterAll(() => pager.close());

it('reads all pages', async () => {
  expect(await list()).toEqual({ items: titles, hasMore: false });
});

it('reads no page after one that is enough', async () => {
  const isEnough = (page: readonly string[]) => page.includes('No. 150');
  const { items, hasMore } = await list({ isEnough });
  expect(items).toEqual(titles.slice(0, 200));
  expect(hasMore).toBe(true);
});

describe('a pager that misbehaves', () => {
  it.each([
    { name: 'is slow', fault: { mode: 'slow', delayMilliseconds: 200 } },
    {
      name: 'is asked too often',
      fault: { mode: 'status', status: 429, retryAfterSeconds: 0 },
    },
    { name: 'fails', fault: { mode: 'status', status: 500 } },
    { name: 'breaks off half way', fault: { mode: 'cut' } },
    { name: 'answers what nobody can read', fault: { mode: 'malformed' } },
    { name: 'is a proxy', fault: { mode: 'html' } },
    { name: 'promises more for ever', fault: { mode: 'endless', times: 999 } },
  ])('is read the same when it $name', async ({ fault }) => {
    await misbehave(fault);
    expect(await list()).toEqual({ items: titles, hasMore: false });
  });

  it.each([
    // The last of three pages is full of what was there before.
    { name: 'promises more for ever', mode: 'endless', pages: 4 },
    { name: 'gives one page for ever', mode: 'repeat', pages: 2 },
  ])('is not asked for ever when it $name', async ({ mode, pages }) => {
    await misbehave({ mode, times: 999 });
    const asked = jest.spyOn(globalThis, 'fetch');
    expect((await list()).hasMore).toBe(false);
    expect(asked).toHaveBeenCalledTimes(pages);
  });

  it.each([
    {
      name: 'refuses the key',
      fault: { mode: 'status', status: 401 },
      says: "does not accept the portal's credentials",
    },
    {
      name: 'lets the key not that far',
      fault: { mode: 'status', status: 403 },
      says: 'do not reach that far',
    },
    {
      name: 'asks to wait for longer than anybody does',
      fault: { mode: 'status', status: 429, retryAfterSeconds: 3600 },
      says: 'its rate limit is spent',
    },
    {
      name: 'fails again and again',
      fault: { mode: 'status', status: 500 },
      says: 'status 500',
    },
  ])('says so when it $name', async ({ fault, says }) => {
    await misbehave({ ...fault, times: 99 });
    const failure = await list().catch(error => error);
    expect(failure).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(says),
    });
    expect(failure.message).toContain('PagerDuty');
    expect(failure.stack).not.toContain(PAGER_TOKEN);
  });

  const misbehave = (fault: object) =>
    pager.misbehave({ match: '/incidents', ...fault });
});

const titlePage = z
  .object({
    incidents: z.array(z.object({ title: z.string() })),
    more: z.boolean(),
  })
  .transform(({ incidents, more }) => ({
    items: incidents.map(({ title }) => title),
    more,
  }));

function list(
  change: { isEnough?: (page: readonly string[]) => boolean } = {},
) {
  return api().list('/incidents', {
    query: { date_range: 'all', sort_by: 'incident_number:asc' },
    answer: titlePage,
    keyOf: title => title,
    ...change,
  });
}

/** This pager is near: a failure of its is over at once. */
function api(): PagerdutyApi {
  return new PagerdutyApi({
    apiBaseUrl: pager.api,
    token: PAGER_TOKEN,
    firstDelayMilliseconds: 1,
  });
}
