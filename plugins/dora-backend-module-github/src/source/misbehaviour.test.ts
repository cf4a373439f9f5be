// SPDX-License-Identifier: Apache-2.0
import type { ReadRequest } from '@macadam/plugin-dora-node';
import { startTestForge, type TestForge } from '@macadam/sandbox';
import { readOnce } from '../__testUtils__/reads';
import { startModule, type RunningModule } from '../__testUtils__/startModule';
import { aHistory, aRun, deployWorkflow } from '../__testUtils__/stories';

// Real git processes, and patience with a server that fails.
jest.setTimeout(120_000);

let forge: TestForge;
let running: RunningModule;

const read = (change: Partial<ReadRequest> = {}) =>
  readOnce(running.source, change);

beforeAll(async () => {
  const workflow = deployWorkflow([
    { name: 'release', environment: 'production' },
  ]);
  const runs = [aRun(0), aRun(2), aRun(3)];
  const story = aHistory({ workflow, commits: 4, runs });
  forge = await startTestForge({ story: () => story });
  running = await startModule(forge);
});

afterEach(() => forge.behave());

afterAll(async () => {
  await running.stop();
  await forge.close();
});

it.each([
  { name: 'is slow', fault: { mode: 'slow', delayMilliseconds: 200 } },
  {
    name: 'says that it is asked too often',
    fault: { mode: 'status', status: 429, retryAfterSeconds: 0 },
  },
  {
    name: 'says the same as 403',
    fault: { mode: 'status', status: 403, retryAfterSeconds: 0 },
  },
  { name: 'fails', fault: { mode: 'status', status: 500 } },
  { name: 'breaks off half way', fault: { mode: 'cut' } },
  { name: 'answers what nobody can read', fault: { mode: 'malformed' } },
  { name: 'is a proxy', fault: { mode: 'html' } },
])('reads the same when the forge $name', async ({ fault }) => {
  const expected = await read();
  expect(expected.records).toHaveLength(3);
  for (const path of ['/runs', '/deployments', '/compare/']) {
    await forge.misbehave({ match: `GET .*${path}`, ...fault });
  }
  expect(await read()).toEqual(expected);
});

it.each([
  {
    name: 'refuses the token',
    fault: { mode: 'status', status: 401 },
    error: { message: expect.stringContaining('Bad credentials') },
  },
  {
    name: 'has no such repository',
    fault: { mode: 'status', status: 404 },
    error: { name: 'NotFoundError' },
  },
  {
    name: 'asks to wait for longer than anybody does',
    fault: { mode: 'status', status: 429, retryAfterSeconds: 3600 },
    error: { name: 'ServiceUnavailableError' },
  },
])('tells what is wrong when the forge $name', async ({ fault, error }) => {
  await forge.misbehave({ match: '/repos/acme', ...fault, times: 100 });
  const { host } = new URL(forge.url);
  const failure = await read().catch(thrown => thrown);
  expect(failure).toMatchObject(error);
  expect(failure.message).toContain(host);
  expect(failure.stack).not.toContain('test-admin-token');
});

it('comes to an end when the forge gives the first page for ever', async () => {
  const expected = await read();
  await forge.misbehave({ match: '[?&]page=', mode: 'repeat', times: 1000 });
  expect(await read()).toEqual(expected);
});

it('tells a deployment without its changes when what ran before is gone', async () => {
  await forge.misbehave({
    match: '/compare/',
    mode: 'status',
    status: 404,
    times: 9,
  });
  const { records } = await read();
  expect(records.map(({ commits }) => commits)).toEqual([null, null, null]);
});

it('stops when it is told to', async () => {
  await forge.misbehave({
    match: '/deployments',
    mode: 'slow',
    delayMilliseconds: 9000,
  });
  const stopping = new AbortController();
  const stopped = read({ signal: stopping.signal });
  stopping.abort(new Error('enough'));
  await expect(stopped).rejects.toThrow('enough');
});

it('refuses a repository that is not the organisation’s', async () => {
  await expect(read({ value: 'evil/payment-service' })).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringContaining('evil/payment-service'),
  });
});
