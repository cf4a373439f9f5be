// SPDX-License-Identifier: Apache-2.0
import {
  aPagerStory,
  PAGER_TOKEN,
  startTestPager,
  type TestPager,
} from '@macadam/sandbox';
import { countRequests, misbehave } from '../__testUtils__/pager';
import { PagerDuty } from './PagerDuty';

jest.setTimeout(60_000);

const crowd = Array.from({ length: 230 }, (_, index) => `user-${index}`);

/** Payments go round week by week, orders always wake Eve, and the crowd is all asked at once. */
const story = () => {
  const { users, teams, services } = aPagerStory();
  return aPagerStory({
    users: [
      ...users,
      ...crowd.map(login => ({ login, name: login, email: `${login}@x.y` })),
    ],
    teams: [
      ...teams,
      { slug: 'crowd', name: 'Crowd', onCall: [], backup: crowd },
    ],
    services: [
      ...services,
      { id: 'PCRW001', name: 'crowd', description: '', team: 'crowd' },
    ],
  });
};

let pager: TestPager;

beforeAll(async () => {
  pager = await startTestPager({ story });
});

afterEach(async () => {
  jest.restoreAllMocks();
  await fetch(`${pager.url}/_sandbox/faults`, { method: 'DELETE' });
});

afterAll(() => pager.close());

it('tells who is on call at each level, and until when', async () => {
  const [payments, orders] = await policies('PPAY001', 'PORD001');
  const shifts = await client().shiftsOf([payments, orders]);
  expect(shifts).toEqual([
    expect.objectContaining({
      policyId: payments,
      level: 1,
      name: 'Ada',
      url: expect.stringMatching(`^${pager.url}/users/`),
      // The turns of a week begin on Monday morning; the test's clock stands on Wednesday.
      end: new Date('2026-03-16T09:00:00Z'),
    }),
    expect.objectContaining({ policyId: payments, level: 2, name: 'Bob' }),
    expect.objectContaining({
      policyId: orders,
      level: 1,
      name: 'Eve',
      end: undefined,
    }),
  ]);
});

it('reads all pages', async () => {
  const policyIds = await policies('PCRW001');
  const shifts = await client().shiftsOf(policyIds);
  expect(shifts.map(({ name }) => name)).toEqual(crowd);
});

it.each(['PNOBODY', 'payment service', '..', '../users', 'a?b'])(
  'knows no service "%s"',
  async id => {
    await expect(client().policyOf(id)).resolves.toBeUndefined();
  },
);

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
    { name: 'gives one page for ever', fault: { mode: 'repeat', times: 999 } },
  ])('is read the same when it $name', async ({ fault }) => {
    const policyIds = await policies('PPAY001', 'PORD001');
    const expected = await client().shiftsOf(policyIds);
    expect(expected).toHaveLength(3);
    await misbehave(pager, fault);
    expect(await client().shiftsOf(policyIds)).toEqual(expected);
  });

  it('is not asked for ever when it promises more for ever', async () => {
    const policyIds = await policies('PPAY001');
    await misbehave(pager, { mode: 'endless', match: '/oncalls', times: 999 });
    const requests = countRequests(pager);
    await client().shiftsOf(policyIds);
    expect(requests()).toBe(2);
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
    await misbehave(pager, { ...fault, times: 99 });
    const failure = await client()
      .policyOf('PPAY001')
      .catch(error => error);
    expect(failure).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(says),
    });
    expect(failure.message).toContain('PagerDuty');
    expect(failure.stack).not.toContain(PAGER_TOKEN);
  });

  it('is not waited for as long as it likes', async () => {
    await misbehave(pager, {
      mode: 'slow',
      delayMilliseconds: 30_000,
      times: 99,
    });
    const failure = client({ patienceMilliseconds: 20 }).policyOf('PPAY001');
    await expect(failure).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'PagerDuty gave no answer within 20 ms',
    });
  });
});

/** This pager is near: a failure of its is over at once. */
function client(change: { patienceMilliseconds?: number } = {}): PagerDuty {
  return new PagerDuty({
    apiBaseUrl: pager.api,
    token: PAGER_TOKEN,
    firstDelayMilliseconds: 1,
    patienceMilliseconds: 30_000,
    ...change,
  });
}

async function policies(...serviceIds: string[]): Promise<string[]> {
  const ids = await Promise.all(serviceIds.map(id => client().policyOf(id)));
  return ids.flatMap(id => id ?? []);
}
