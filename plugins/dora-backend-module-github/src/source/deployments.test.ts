// SPDX-License-Identifier: Apache-2.0
import type { DeploymentRecord } from '@macadam/plugin-dora-node';
import { startReading, titles, type Reading } from '../__testUtils__/reads';
import {
  aHistory,
  aRun,
  deployWorkflow,
  hours,
} from '../__testUtils__/stories';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(120_000);

const PLAIN = deployWorkflow([{ name: 'deploy' }]);

let reading: Reading;

describe('deployments that no run made', () => {
  afterEach(() => reading.stop());

  it('say by their task what they are for, and end where they first end', async () => {
    reading = await startReading(
      aHistory({ workflow: PLAIN, commits: 2, runs: [] }),
    );
    const [newest, oldest] = await shas();
    const first = await deploy({ ref: oldest });
    await report(first, 'success');
    const second = await deploy({
      ref: newest,
      task: 'deploy:hotfix',
      description: 'Mend it',
    });
    await report(second, 'failure', 'https://deploys.example/2');
    await report(second, 'success');
    const third = await deploy({ ref: newest, task: 'rollback' });
    await report(third, 'in_progress');
    const records = await reading.readAll();
    expect(records).toMatchObject([
      { status: 'success', environment: 'production', commits: null },
      {
        status: 'failure',
        kind: 'hotfix',
        title: 'Mend it',
        url: 'https://deploys.example/2',
        commits: [{ title: 'Change 1' }],
      },
    ]);
    expect(records[0].dedupeKey).toBeUndefined();
    await report(third, 'success');
    expect((await reading.readAll()).at(-1)).toMatchObject({
      kind: 'rollback',
    });
  });

  it('bring no commits outside of production, since nobody counts them', async () => {
    reading = await startReading(
      aHistory({ workflow: PLAIN, commits: 2, runs: [] }),
    );
    for (const ref of await shas()) {
      await report(await deploy({ ref, environment: 'staging' }), 'success');
    }
    expect(titles(await reading.readAll())).toEqual([null, null]);
  });
});

describe('a long history', () => {
  const runs = Array.from({ length: 45 }, (_, index) =>
    aRun(0, { startedAt: hours(12 * (index + 1)) }),
  );

  beforeAll(async () => {
    reading = await startReading(
      aHistory({ workflow: PLAIN, commits: 1, runs }),
    );
  });
  afterAll(() => reading.stop());

  it('comes oldest first and in batches, each of which the cursor remembers', async () => {
    const batches: DeploymentRecord[][] = [];
    let cursor: unknown;
    for (let isLast = false; !isLast; ) {
      const batch = await reading.read({ cursor });
      batches.push(batch.records);
      // As it comes back from a database.
      cursor = JSON.parse(JSON.stringify(batch.cursor));
      ({ isLast } = batch);
    }
    const records = batches.flat();
    expect(Math.max(...batches.map(batch => batch.length))).toBe(20);
    expect(new Set(records.map(record => record.externalId)).size).toBe(45);
    const times = records.map(({ finishedAt }) => finishedAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    // What ran before is known from batch to batch.
    expect(records.filter(({ commits }) => commits === null)).toHaveLength(1);

    const nothing = await reading.read({ cursor });
    expect(nothing).toMatchObject({ records: [], isLast: true });
  });

  it('gives the same batch again to who lost it', async () => {
    const first = await reading.read({});
    const { cursor } = first;
    expect(await reading.read({})).toEqual(first);
    expect(await reading.read({ cursor })).toEqual(
      await reading.read({ cursor }),
    );
  });

  it('begins anew with a cursor that is none', async () => {
    const { records } = await reading.read({ cursor: { from: 'yesterday' } });
    expect(records).toEqual((await reading.read({})).records);
  });

  it('leaves out what ended before it is asked for', async () => {
    const records = await reading.readAll({ since: hours(12 * 40) });
    expect(records).toHaveLength(6);
  });
});

/** Newest first. */
async function shas(): Promise<string[]> {
  const answer = await reading.forge.request(
    'GET',
    '/repos/acme/payment-service/commits',
  );
  const commits: Array<{ sha: string }> = await answer.json();
  return commits.map(({ sha }) => sha);
}

async function deploy(body: object): Promise<number> {
  const path = '/repos/acme/payment-service/deployments';
  const answer = await reading.forge.request('POST', path, { body });
  return (await answer.json()).id;
}

async function report(id: number, state: string, url?: string) {
  reading.forge.clock.advance(60);
  const path = `/repos/acme/payment-service/deployments/${id}/statuses`;
  const body = { state, log_url: url, auto_inactive: false };
  await reading.forge.request('POST', path, { body });
}
