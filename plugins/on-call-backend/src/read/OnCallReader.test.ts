// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import {
  aPagerStory,
  PAGER_TOKEN,
  startTestPager,
  type TestPager,
} from '@macadam/sandbox';
import { PagerDuty } from '../pagerduty/PagerDuty';
import { OnCallReader } from './OnCallReader';

jest.setTimeout(60_000);

const BEGIN = Date.parse('2026-06-01T12:00:00.000Z');
const minute = (count: number) =>
  new Date(BEGIN + count * 60_000).toISOString();

let pager: TestPager;
let minutes: number;

beforeEach(async () => {
  minutes = 0;
  pager = await startTestPager();
});

afterEach(() => pager.close());

/** A week each. */
function inTurns() {
  const [payments, orders] = aPagerStory().teams;
  return aPagerStory({
    teams: [{ ...payments, onCall: ['ada', 'eve'] }, orders],
  });
}

const logger = mockServices.logger.mock();

function aReader(): OnCallReader {
  return new OnCallReader({
    logger,
    now: () => BEGIN + minutes * 60_000,
    pager: new PagerDuty({ apiBaseUrl: pager.api, token: PAGER_TOKEN }),
  });
}

async function onCallOf(reader: OnCallReader) {
  return (await reader.of(['PPAY001'])).get('PPAY001');
}

/** It says at once that it will not answer for an hour. */
const failure = {
  match: 'GET /api/',
  mode: 'status',
  status: 429,
  retryAfterSeconds: 3600,
  times: 999,
};

it('gives what was known while the pager is away, with when that was, and then nothing', async () => {
  const reader = aReader();
  const known = await onCallOf(reader);
  expect(known).toMatchObject({
    onCall: { kind: 'measured', people: [{ name: 'Ada' }] },
    source: { title: 'PagerDuty', readAt: minute(0) },
  });
  await pager.misbehave(failure);
  minutes = 1;
  expect(await onCallOf(reader)).toMatchObject({
    onCall: known?.onCall,
    source: { readAt: minute(0), failingSince: minute(1) },
  });
  expect(logger.warn).toHaveBeenCalledTimes(1);
  minutes = 6;
  const later = await onCallOf(reader);
  expect(later).toMatchObject({
    onCall: { kind: 'no-data', why: 'unreachable' },
    source: { failingSince: minute(1) },
  });
  expect(later?.source.readAt).toBeUndefined();
});

it('names nobody any more once the pager refuses the key', async () => {
  const reader = aReader();
  await onCallOf(reader);
  await pager.misbehave({ ...failure, status: 403 });
  minutes = 1;
  expect(await onCallOf(reader)).toMatchObject({
    onCall: { kind: 'no-data', why: 'no-permission' },
    source: { failingSince: minute(1) },
  });
});

it('hears within a minute that another turn has begun', async () => {
  await pager.close();
  pager = await startTestPager({ story: inTurns });
  const reader = aReader();
  const namesNow = async () => {
    const answer = await onCallOf(reader);
    if (answer?.onCall.kind !== 'measured') return [];
    return answer.onCall.people.map(({ name }) => name);
  };
  const before = await namesNow();
  pager.clock.advance(7 * 24 * 60 * 60);
  expect(await namesNow()).toEqual(before);
  minutes = 1;
  expect([...before, ...(await namesNow())].sort()).toEqual(['Ada', 'Eve']);
});

it('says that nothing is configured, and what to do', async () => {
  const reader = new OnCallReader({ logger });
  expect(await onCallOf(reader)).toEqual({
    onCall: {
      kind: 'no-data',
      why: 'not-configured',
      reason: expect.stringContaining('onCall.pagerduty.token'),
    },
    source: { title: 'PagerDuty' },
  });
});
