// SPDX-License-Identifier: Apache-2.0
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { aStory, startTestForge, type TestForge } from './testing';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

let directory: string;
const story = jest.fn(aStory);

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'forge-durable-'));
});

afterAll(() => rm(directory, { recursive: true, force: true }));

const start = (): Promise<TestForge> =>
  startTestForge({ directory, isDurable: true, story: () => story() });

const read = async (forge: TestForge, route: string) =>
  (await forge.request('GET', route)).json();

it('what was done is there after a restart, also when the last line was cut off', async () => {
  const first = await start();
  await first.request('POST', '/orgs/acme/repos', {
    body: { name: 'kept', homepage: 'https://run/1', auto_init: true },
  });
  await first.request('POST', '/orgs/acme/repos', { body: { name: 'gone' } });
  await first.request('DELETE', '/repos/acme/gone');
  await first.request('PUT', '/repos/acme/kept/topics', {
    body: { names: ['a'] },
  });
  const before = await read(first, '/repos/acme/kept');
  await first.close();
  await appendFile(
    path.join(directory, 'journal.jsonl'),
    '[{"collection":"repositories","key":"acme/kept","val',
  );

  const second = await start();
  expect(await read(second, '/repos/acme/kept')).toEqual({
    ...before,
    // Addresses differ only by the port of this start.
    ...JSON.parse(
      JSON.stringify(before)
        .replaceAll(first.url, second.url)
        .replaceAll(
          first.url.replace('http:', 'git:'),
          second.url.replace('http:', 'git:'),
        ),
    ),
  });
  expect((await second.request('GET', '/repos/acme/gone')).status).toBe(404);
  expect(story).toHaveBeenCalledTimes(1);
  const made = await second.request('POST', '/orgs/acme/repos', {
    body: { name: 'next' },
  });
  expect(((await made.json()) as { id: number }).id).toBeGreaterThan(before.id);
  await second.close();
});

it('a run that was under way goes on where it was', async () => {
  const dispatch =
    '/repos/acme/payment-service/actions/workflows/ci.yaml/dispatches';
  const before = await start();
  before.clock.setScale(0.001);
  await before.request('POST', dispatch, { body: { ref: 'main' } });
  await before.close();

  const after = await start();
  const runs = () => read(after, '/repos/acme/payment-service/actions/runs');
  expect((await runs()).workflow_runs[0].status).toBe('queued');
  const completed = new Promise<string>(resolve => {
    after.forge.events.on('workflow_run', event => {
      if (event.action === 'completed') resolve(event.action);
    });
  });
  after.clock.advance(10 * 24 * 3600);
  await completed;
  expect((await runs()).workflow_runs[0]).toMatchObject({
    status: 'completed',
    conclusion: 'success',
  });
  await after.close();
});

it('a story that was cut off is told again from the start', async () => {
  const other = await mkdtemp(path.join(os.tmpdir(), 'forge-cut-'));
  const cut = () => {
    const whole = aStory();
    const broken = { ...whole.repositories[0], name: 'broken name' };
    return { ...whole, repositories: [...whole.repositories, broken] };
  };
  const options = { directory: other, isDurable: true };
  await expect(
    startTestForge({ ...options, story: () => cut() }),
  ).rejects.toThrow('Repository creation failed');
  const forge = await startTestForge({ ...options, story: () => aStory() });
  expect(await read(forge, '/orgs/acme/repos')).toHaveLength(1);
  await forge.close();
  await rm(other, { recursive: true, force: true });
});

it('what was delivered to a hook is listed after a restart, and gone with the hook', async () => {
  const first = await start();
  const made = await first.request('POST', '/orgs/acme/hooks', {
    // Nobody listens there; what failed is listed as well.
    body: { name: 'web', config: { url: 'http://127.0.0.1:9/' } },
  });
  const { id } = (await made.json()) as { id: number };
  await first.forge.webhooks.settled();
  const list = `/orgs/acme/hooks/${id}/deliveries`;
  const before = await read(first, list);
  expect(before).toMatchObject([{ event: 'ping', status_code: 502 }]);
  await first.close();

  const second = await start();
  expect(await read(second, list)).toEqual(before);
  await second.request('DELETE', `/orgs/acme/hooks/${id}`);
  expect(second.forge.store.deliveries.values()).toEqual([]);
  await second.close();
});
