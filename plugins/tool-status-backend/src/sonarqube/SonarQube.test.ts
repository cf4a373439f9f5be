// SPDX-License-Identifier: Apache-2.0
import { startTestTools, TOKEN, type TestTools } from '../__testUtils__/tools';
import { SonarQube } from './SonarQube';

jest.setTimeout(60_000);

let tools: TestTools;

beforeAll(async () => {
  tools = await startTestTools();
});

afterAll(() => tools.close());

const gateOf = (key: string, baseUrl = tools.sonarqubeUrl) =>
  new SonarQube({
    apiBaseUrl: tools.sonarqubeUrl,
    baseUrl,
    token: TOKEN,
  }).gateOf(key);

it('tells that a project passes, and leads to its page below where people see it', async () => {
  const base = 'https://acme.example/sonar/';
  expect(await gateOf('acme_payments', base)).toEqual({
    qualityGate: 'passed',
    url: 'https://acme.example/sonar/dashboard?id=acme_payments',
    failedConditions: [],
  });
});

it('tells that a project fails, and by what', async () => {
  expect(await gateOf('acme_orders')).toMatchObject({
    qualityGate: 'failed',
    failedConditions: [
      { metric: 'new_coverage', actual: '62.1' },
      { metric: 'new_violations', actual: '3' },
    ],
  });
});

it.each([
  { key: 'acme_new', answer: 'not-analysed' },
  { key: 'acme_nobody', answer: 'no-project' },
  { key: '../../x?y=z&a', answer: 'no-project' },
])('says of $key: $answer', async ({ key, answer }) => {
  expect(await gateOf(key)).toBe(answer);
});

it('leads to a page that is there', async () => {
  const gate = await gateOf('acme_orders');
  const page = await fetch(typeof gate === 'string' ? '' : gate.url);
  expect(await page.text()).toContain('Quality Gate: Failed');
});
