// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { startTestTools, TOKEN, type TestTools } from '../__testUtils__/tools';
import { Grafana } from '../grafana/Grafana';
import { SonarQube } from '../sonarqube/SonarQube';
import { ToolStatusReader } from './ToolStatusReader';

jest.setTimeout(60_000);

const BEGIN = Date.parse('2026-06-01T12:00:00.000Z');
const minute = (count: number) =>
  new Date(BEGIN + count * 60_000).toISOString();

const named = { grafanaTag: 'service=payments', sonarqubeKey: 'acme_payments' };
const ids = ['grafana', 'sonarqube'];

let tools: TestTools;
let minutes: number;
const logger = mockServices.logger.mock();

beforeEach(async () => {
  minutes = 0;
  jest.clearAllMocks();
  tools = await startTestTools();
});

afterEach(() => tools.close());

const access = (baseUrl: string) => ({
  apiBaseUrl: baseUrl,
  baseUrl,
  token: TOKEN,
  firstDelayMilliseconds: 1,
});

const aReader = () =>
  new ToolStatusReader({
    grafana: new Grafana(access(tools.grafanaUrl)),
    sonarqube: new SonarQube(access(tools.sonarqubeUrl)),
    logger,
    now: () => BEGIN + minutes * 60_000,
  });

it('gives what was known while a tool is away, with when that was, and then nothing', async () => {
  const reader = aReader();
  const known = await reader.of(named);
  expect(known).toMatchObject(
    ids.map(tool => ({
      tool,
      status: { kind: 'measured' },
      source: { readAt: minute(0) },
    })),
  );
  await tools.misbehave({ mode: 'status', status: 500, times: 999 });
  minutes = 1;
  expect(await reader.of(named)).toMatchObject(
    known.map(({ status }) => ({
      status,
      source: { readAt: minute(0), failingSince: minute(1) },
    })),
  );
  expect(logger.warn).toHaveBeenCalledTimes(2);
  minutes = 60;
  const later = await reader.of(named);
  expect(later).toMatchObject(
    ids.map(() => ({
      status: { kind: 'no-data', why: 'unreachable' },
      source: { failingSince: minute(1) },
    })),
  );
  expect(later.map(({ source }) => source.readAt)).toEqual(
    ids.map(() => undefined),
  );
});

it.each([401, 403])(
  'does not give what a tool refuses now: %s',
  async status => {
    const reader = aReader();
    await reader.of(named);
    await tools.misbehave({ mode: 'status', status, times: 999 });
    minutes = 1;
    expect(await reader.of(named)).toMatchObject(
      ids.map(tool => ({
        tool,
        status: {
          kind: 'no-data',
          why: 'no-permission',
          whatToDo: expect.stringContaining(`toolStatus.${tool}.token`),
        },
        source: { failingSince: minute(1) },
      })),
    );
  },
);

it('says what is not set', async () => {
  const reader = new ToolStatusReader({
    grafana: { missing: ['toolStatus.grafana.token'] },
    sonarqube: { missing: ['a', 'b'] },
    logger,
  });
  expect(await reader.of(named)).toMatchObject([
    {
      status: {
        kind: 'no-data',
        why: 'not-configured',
        whatToDo: 'the platform team sets toolStatus.grafana.token',
      },
      source: { title: 'Grafana' },
    },
    { status: { whatToDo: 'the platform team sets a and b' } },
  ]);
});
