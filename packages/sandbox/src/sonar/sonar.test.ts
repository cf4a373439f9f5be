// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { SandboxClock } from '../clock';
import type { StoryAnalysis } from '../story';
import { startSonar, type RunningSonar } from './startSonar';

const TOKEN = 'squ_of-the-test-company';

/** Strictly `ProjectStatusResponse` of SonarQube's ws-qualitygates.proto, as its JSON has it since 10.0. */
const projectStatusResponse = z
  .object({
    projectStatus: z
      .object({
        status: z.enum(['OK', 'WARN', 'ERROR', 'NONE']),
        conditions: z.array(
          z
            .object({
              status: z.enum(['OK', 'WARN', 'ERROR', 'NONE']),
              metricKey: z.string(),
              comparator: z.enum(['GT', 'LT', 'EQ', 'NE']),
              errorThreshold: z.string().optional(),
              actualValue: z.string().optional(),
            })
            .strict(),
        ),
        ignoredConditions: z.boolean().optional(),
        period: z
          .object({
            mode: z.string(),
            date: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+\d{4}$/),
            parameter: z.string(),
          })
          .strict()
          .optional(),
        caycStatus: z.enum(['compliant', 'non-compliant', 'over-compliant']),
      })
      .strict(),
  })
  .strict();

const clean: StoryAnalysis = {
  at: new Date('2026-03-11T00:00:00Z'),
  ...{ issues: 0, coveragePercent: 80, duplicationPercent: 3 },
};

let clock: SandboxClock;
let sonar: RunningSonar;

beforeAll(async () => {
  clock = new SandboxClock({ scale: 1 });
  sonar = await startSonar({
    port: 0,
    token: TOKEN,
    clock,
    projects: [
      { key: 'acme_clean', name: 'clean', analysis: clean },
      {
        key: 'acme_red',
        name: 'red',
        analysis: {
          ...clean,
          ...{ issues: 2, coveragePercent: 79.9, hotspotsReviewedPercent: 50 },
        },
      },
      { key: 'acme_new', name: '<b>new' },
    ],
  });
});
afterEach(() => sonar.faults.clear());
afterAll(async () => {
  clock.close();
  await sonar.close();
});

const ask = (query: string, token = TOKEN) =>
  fetch(`${sonar.url}/api/qualitygates/project_status?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });

async function statusOf(key: string) {
  const response = await ask(`projectKey=${key}`);
  expect(response.status).toBe(200);
  return projectStatusResponse.parse(await response.json()).projectStatus;
}

it('lets a project pass whose every figure is at its threshold', async () => {
  const status = await statusOf('acme_clean');
  expect(status).toMatchObject({
    status: 'OK',
    ignoredConditions: false,
    caycStatus: 'compliant',
    period: { date: '2026-02-09T00:00:00+0000' },
  });
  expect(status.conditions).toContainEqual({
    status: 'OK',
    metricKey: 'new_coverage',
    comparator: 'LT',
    errorThreshold: '80',
    actualValue: '80.0',
  });
  expect(status.conditions).toContainEqual({
    status: 'OK',
    metricKey: 'new_security_hotspots_reviewed',
    comparator: 'LT',
    errorThreshold: '100',
  });
});

it('says which conditions stop a project', async () => {
  const { status, conditions } = await statusOf('acme_red');
  expect(status).toBe('ERROR');
  const failed = conditions.filter(one => one.status === 'ERROR');
  expect(
    failed.map(({ metricKey, actualValue }) => [metricKey, actualValue]),
  ).toEqual([
    ['new_coverage', '79.9'],
    ['new_security_hotspots_reviewed', '50.0'],
    ['new_violations', '2'],
  ]);
});

it('tells nothing of a project that was never analysed', async () => {
  expect(await statusOf('acme_new')).toEqual({
    status: 'NONE',
    conditions: [],
    caycStatus: 'compliant',
  });
});

const WHICH =
  "Either 'analysisId', 'projectId' or 'projectKey' must be provided";

it.each([
  ['projectKey=acme_gone', 404, "Project 'acme_gone' not found"],
  ['', 400, WHICH],
  ['projectKey=acme_red&projectId=1', 400, WHICH],
  ['projectKey=acme_red&branch=x', 501, expect.stringContaining('branch')],
])('answers "%s" with %d in its own words', async (query, status, msg) => {
  const response = await ask(query);
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({ errors: [{ msg }] });
});

it('lets nobody in without the token, and says nothing to them', async () => {
  const response = await ask('projectKey=acme_red', 'another-token');
  expect(response.status).toBe(401);
  expect(await response.text()).toBe('');
});

it('misbehaves on demand', async () => {
  sonar.faults.add(aFault({ status: 403 }));
  const refused = await ask('projectKey=acme_red');
  expect(refused.status).toBe(403);
  expect(await refused.json()).toEqual({
    errors: [{ msg: 'Insufficient privileges' }],
  });
  sonar.faults.add(aFault({ status: 429 }));
  const limited = await ask('projectKey=acme_red');
  expect(limited.headers.get('retry-after')).toBe('7');
  sonar.faults.add(aFault({ mode: 'malformed' }));
  const broken = await ask('projectKey=acme_red');
  await expect(broken.json()).rejects.toMatchObject({ name: 'SyntaxError' });
});

it('is up, and says what it does not serve', async () => {
  const up = await fetch(`${sonar.url}/api/system/status`);
  expect(await up.json()).toMatchObject({ status: 'UP' });
  const headers = { authorization: `Bearer ${TOKEN}` };
  const other = await fetch(`${sonar.url}/api/measures/search`, { headers });
  expect(other.status).toBe(501);
});

it('has a page for each project', async () => {
  const page = async (path: string) => {
    const response = await fetch(`${sonar.url}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const red = await page('/dashboard?id=acme_red');
  expect(red.text).toContain('Quality Gate: Failed');
  expect(red.text).toContain('79.9');
  expect(red.text).not.toContain('You act as');
  const fresh = await page('/dashboard?id=acme_new');
  expect(fresh.text).toContain('Quality Gate: Not computed');
  expect(fresh.text).toContain('&lt;b&gt;new');
  expect((await page('/')).text).toContain('/dashboard?id=acme_clean');
  expect((await page('/dashboard?id=nobody')).status).toBe(404);
});

const aFault = (change: { status?: number; mode?: 'malformed' }) => ({
  ...{ match: '/api/', mode: 'status' as const, when: 'before' as const },
  ...{ times: 1, status: 500, retryAfterSeconds: 7, delayMilliseconds: 0 },
  ...change,
});
