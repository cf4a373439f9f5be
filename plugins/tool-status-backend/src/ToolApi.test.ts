// SPDX-License-Identifier: Apache-2.0
import { Grafana } from './grafana/Grafana';
import { SonarQube } from './sonarqube/SonarQube';
import { startTestTools, TOKEN, type TestTools } from './__testUtils__/tools';

jest.setTimeout(60_000);

let tools: TestTools;

beforeAll(async () => {
  tools = await startTestTools();
});

afterEach(() => tools.behave());

afterAll(() => tools.close());

/** These tools are near: a failure of theirs is over at once. */
const access = (baseUrl: string, patienceMilliseconds = 30_000) => ({
  apiBaseUrl: baseUrl,
  baseUrl,
  token: TOKEN,
  firstDelayMilliseconds: 1,
  patienceMilliseconds,
});

const both = [
  {
    title: 'Grafana',
    read: (patience?: number) =>
      new Grafana(access(tools.grafanaUrl, patience)).dashboardsOf(
        'service=payments',
      ),
  },
  {
    title: 'SonarQube',
    read: (patience?: number) =>
      new SonarQube(access(tools.sonarqubeUrl, patience)).gateOf(
        'acme_payments',
      ),
  },
];

describe.each(both)('$title, when it misbehaves', ({ title, read }) => {
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
  ])('is read the same when it $name', async ({ fault }) => {
    const expected = await read();
    expect(expected).toBeInstanceOf(Object);
    await tools.misbehave(fault);
    expect(await read()).toEqual(expected);
  });

  it.each([
    {
      name: 'refuses the token',
      fault: { mode: 'status', status: 401 },
      says: "does not accept the portal's credentials",
    },
    {
      name: 'lets the token not that far',
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
    await tools.misbehave({ ...fault, times: 99 });
    const failure = await read().catch(error => error);
    expect(failure).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(`^${title} .*${says}`),
    });
    expect(failure.stack).not.toContain(TOKEN);
  });

  it('is not waited for as long as it likes', async () => {
    const delayMilliseconds = 30_000;
    await tools.misbehave({ mode: 'slow', delayMilliseconds, times: 99 });
    await expect(read(20)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: `${title} gave no answer within 20 ms`,
    });
  });
});
