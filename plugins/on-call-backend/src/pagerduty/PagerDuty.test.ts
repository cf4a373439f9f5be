// SPDX-License-Identifier: Apache-2.0
import {
  aPagerStory,
  PAGER_TOKEN,
  startTestPager,
  type TestPager,
} from '@macadam/sandbox';
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

afterEach(() => pager.behave());

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

it('is not waited for as long as it likes', async () => {
  await pager.misbehave({
    match: '/services/',
    mode: 'slow',
    delayMilliseconds: 30_000,
  });
  const failure = client({ patienceMilliseconds: 20 }).policyOf('PPAY001');
  await expect(failure).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
    message: 'PagerDuty gave no answer within 20 ms',
  });
});

function client(patience: { patienceMilliseconds?: number } = {}): PagerDuty {
  return new PagerDuty({
    apiBaseUrl: pager.api,
    token: PAGER_TOKEN,
    patienceMilliseconds: 30_000,
    ...patience,
  });
}

async function policies(...serviceIds: string[]): Promise<string[]> {
  const ids = await Promise.all(serviceIds.map(id => client().policyOf(id)));
  return ids.flatMap(id => id ?? []);
}
