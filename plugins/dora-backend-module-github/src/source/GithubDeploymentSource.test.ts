// SPDX-License-Identifier: Apache-2.0
import type { DeploymentRecord, ReadRequest } from '@macadam/plugin-dora-node';
import { startTestForge, type Story, type TestForge } from '@macadam/sandbox';
import { startModule, type RunningModule } from '../__testUtils__/startModule';
import {
  aHistory,
  aRun,
  deployWorkflow,
  hours,
  START,
} from '../__testUtils__/stories';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(120_000);

const PLAIN = deployWorkflow([{ name: 'deploy' }]);
const STAGED = deployWorkflow([
  { name: 'stage', environment: 'staging' },
  { name: 'release', environment: 'production' },
  { name: 'test' },
]);

let forge: TestForge;
let running: RunningModule;

async function start(story: Story, dora: object = {}) {
  forge = await startTestForge({ story: () => story });
  running = await startModule(forge, { dora });
}

afterEach(async () => {
  await running.stop();
  await forge.close();
});

describe('runs without an environment', () => {
  it('are deployments to production, and end with their last job', async () => {
    await start(aHistory({ workflow: PLAIN, commits: 2, runs: [aRun(1)] }));
    const [record] = await readAll();
    const [run] = forge.forge.store.runs.values();
    const url = `${forge.url}/acme/payment-service`;
    expect(record).toEqual({
      externalId: `acme/payment-service/runs/${run.id}/1`,
      subject: {
        kind: 'annotation',
        annotation: 'github.com/project-slug',
        value: 'acme/payment-service',
        workflow: 'Deploy to Production',
      },
      environment: 'production',
      sha: run.sha,
      status: 'success',
      startedAt: expect.any(Date),
      finishedAt: new Date(hours(1.5).getTime() + 300_000),
      observedAt: expect.any(Date),
      attempt: 1,
      runId: String(run.id),
      dedupeKey: `acme/payment-service@${run.sha}@production@${run.id}/1`,
      actor: 'ada',
      title: 'Deploy to Production',
      url: `${url}/actions/runs/${run.id}`,
      commitUrl: `${url}/commit/${run.sha}`,
      commits: null,
    });
  });

  it('bring the commits since the one before that succeeded', async () => {
    const failed = aRun(2, { conclusion: 'failure' });
    const runs = [aRun(0), failed, aRun(4)];
    await start(aHistory({ workflow: PLAIN, commits: 5, runs }));
    const records = await readAll();
    expect(records.map(({ status }) => status)).toEqual([
      'success',
      'failure',
      'success',
    ]);
    expect(titles(records)).toEqual([
      null,
      ['Change 1', 'Change 2'],
      ['Change 1', 'Change 2', 'Change 3', 'Change 4'],
    ]);
    expect(records[2].commits?.[3]).toEqual({
      sha: records[2].sha,
      authoredAt: hours(4),
      isMerge: false,
      title: 'Change 4',
      author: 'ada',
      url: `${forge.url}/acme/payment-service/commit/${records[2].sha}`,
    });
  });

  it('bring nothing when they go back, or deploy the same again', async () => {
    const again = aRun(2, { startedAt: hours(3) });
    const back = aRun(0, { startedAt: hours(4) });
    const runs = [aRun(0), aRun(2), again, back];
    await start(aHistory({ workflow: PLAIN, commits: 3, runs }));
    expect(titles(await readAll())).toEqual([
      null,
      ['Change 1', 'Change 2'],
      [],
      [],
    ]);
  });

  it('tell which files a commit touches when somebody asks', async () => {
    const runs = [aRun(0), aRun(2)];
    await start(aHistory({ workflow: PLAIN, commits: 3, runs }));
    const [, record] = await readAll({ needsPaths: true });
    expect(record.commits?.map(({ paths }) => paths)).toEqual([
      ['src/1.ts'],
      ['src/2.ts'],
    ]);
  });

  it('are those of the workflow that the entities name', async () => {
    const workflow = deployWorkflow([{ name: 'deploy' }], 'Release');
    await start(aHistory({ workflow, commits: 1, runs: [aRun(0)] }));
    expect(await readAll()).toEqual([]);
    const [record] = await readAll({ workflows: [null, 'Release'] });
    expect(record.subject).toMatchObject({ workflow: 'Release' });
  });

  it('are those of the configured workflow where they name none', async () => {
    const workflow = deployWorkflow([{ name: 'deploy' }], 'Ship it');
    const story = aHistory({ workflow, commits: 1, runs: [aRun(0)] });
    await start(story, {
      github: { workflow: 'Ship it' },
      productionEnvironments: ['Live', 'live-us'],
    });
    expect(await readAll()).toMatchObject([{ environment: 'live' }]);
  });
});

describe('a run that deploys to environments', () => {
  it('is told by its deployments, each environment by itself', async () => {
    const runs = [aRun(0), aRun(1)];
    await start(aHistory({ workflow: STAGED, commits: 2, runs }));
    const records = await readAll();
    const [, second] = forge.forge.store.runs.values();
    expect(kinds(records)).toEqual([
      'staging success deployments',
      'production success deployments',
      'staging success deployments',
      'production success deployments',
    ]);
    expect(records[3]).toMatchObject({
      runId: String(second.id),
      attempt: 1,
      subject: { workflow: 'Deploy to Production' },
      dedupeKey: `acme/payment-service@${second.sha}@production@${second.id}/1`,
      commits: [{ title: 'Change 1' }],
    });
    expect(new Set(records.map(({ dedupeKey }) => dedupeKey)).size).toBe(4);
  });

  it('has deployed though a test failed after it', async () => {
    const runs = [aRun(0, { conclusion: 'failure' })];
    await start(aHistory({ workflow: STAGED, commits: 1, runs }));
    expect(kinds(await readAll())).toEqual([
      'staging success deployments',
      'production success deployments',
    ]);
  });

  it('is no deployment to production when it only reached staging', async () => {
    const workflow = deployWorkflow([
      { name: 'stage', environment: 'staging' },
      { name: 'test', run: '"exit 1"' },
      { name: 'release', environment: 'production' },
    ]);
    const runs = [aRun(0, { conclusion: 'failure' })];
    await start(aHistory({ workflow, commits: 1, runs }));
    expect(kinds(await readAll())).toEqual(['staging success deployments']);
  });

  it('is told as itself when it failed before', async () => {
    const workflow = deployWorkflow([
      { name: 'build', run: '"exit 1"' },
      { name: 'release', environment: 'production' },
    ]);
    const runs = [aRun(0, { conclusion: 'failure' })];
    await start(aHistory({ workflow, commits: 1, runs }));
    expect(kinds(await readAll())).toEqual(['production failure runs']);
  });

  it('keeps every attempt, and deploys no more by testing again', async () => {
    const runs = [aRun(0, { conclusion: 'failure' })];
    await start(aHistory({ workflow: STAGED, commits: 1, runs }));
    const [run] = forge.forge.store.runs.values();
    const [staging, production] = await readAll();
    await rerun(run.id);
    const records = await readAll();
    expect(records.slice(0, 2)).toEqual([staging, production]);
    expect(kinds(records.slice(2))).toEqual([
      'staging success deployments',
      'production success deployments',
    ]);
    expect(records.map(({ attempt }) => attempt)).toEqual([1, 1, 2, 2]);
    expect(records[3].url).toBe(
      `${forge.url}/acme/payment-service/actions/runs/${run.id}/attempts/2`,
    );
  });
});

describe('attempts of a run without an environment', () => {
  it('are each an attempt to deploy', async () => {
    const runs = [aRun(0, { conclusion: 'failure' })];
    await start(aHistory({ workflow: PLAIN, commits: 1, runs }));
    const [run] = forge.forge.store.runs.values();
    await rerun(run.id);
    const records = await readAll();
    expect(
      records.map(({ externalId, status }) => [externalId, status]),
    ).toEqual([
      [`acme/payment-service/runs/${run.id}/1`, 'failure'],
      [`acme/payment-service/runs/${run.id}/2`, 'success'],
    ]);
    expect(records[0].finishedAt).toEqual(
      new Date(hours(0.5).getTime() + 300_000),
    );
  });
});

describe('deployments that no run made', () => {
  it('say by their task what they are for, and end where they first end', async () => {
    await start(aHistory({ workflow: PLAIN, commits: 2, runs: [] }));
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
    const records = await readAll();
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
    expect((await readAll()).at(-1)).toMatchObject({ kind: 'rollback' });
  });

  it('bring no commits outside of production, since nobody counts them', async () => {
    await start(aHistory({ workflow: PLAIN, commits: 2, runs: [] }));
    for (const ref of await shas()) {
      await report(await deploy({ ref, environment: 'staging' }), 'success');
    }
    expect(titles(await readAll())).toEqual([null, null]);
  });
});

describe('a long history', () => {
  const runs = Array.from({ length: 45 }, (_, index) =>
    aRun(0, { startedAt: hours(12 * (index + 1)) }),
  );

  it('comes oldest first and in batches, each of which the cursor remembers', async () => {
    await start(aHistory({ workflow: PLAIN, commits: 1, runs }));
    const batches: DeploymentRecord[][] = [];
    let cursor: unknown;
    for (let isLast = false; !isLast; ) {
      const batch = await read({ cursor });
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

    const nothing = await read({ cursor });
    expect(nothing).toMatchObject({ records: [], isLast: true });
  });

  it('gives the same batch again to who lost it', async () => {
    await start(aHistory({ workflow: PLAIN, commits: 1, runs }));
    const first = await read({});
    const { cursor } = first;
    expect(await read({})).toEqual(first);
    expect(await read({ cursor })).toEqual(await read({ cursor }));
  });

  it('begins anew with a cursor that is none', async () => {
    await start(aHistory({ workflow: PLAIN, commits: 1, runs }));
    const { records } = await read({ cursor: { from: 'yesterday' } });
    expect(records).toEqual((await read({})).records);
  });

  it('leaves out what ended before it is asked for', async () => {
    await start(aHistory({ workflow: PLAIN, commits: 1, runs }));
    const records = await readAll({ since: hours(12 * 40) });
    expect(records).toHaveLength(6);
  });
});

function kinds(records: DeploymentRecord[]): string[] {
  return records.map(({ environment, status: end, externalId }) =>
    [environment, end, externalId.split('/').at(2)].join(' '),
  );
}

function titles(records: DeploymentRecord[]) {
  return records.map(
    ({ commits }) => commits && commits.map(({ title }) => title),
  );
}

function read(change: Partial<ReadRequest>) {
  return running.source.readDeployments({
    value: 'Acme/Payment-Service',
    since: START,
    needsPaths: false,
    workflows: [null],
    signal: new AbortController().signal,
    ...change,
  });
}

async function readAll(change: Partial<ReadRequest> = {}) {
  const records: DeploymentRecord[] = [];
  let { cursor } = change;
  for (;;) {
    const batch = await read({ ...change, cursor });
    records.push(...batch.records);
    if (batch.isLast) return records;
    ({ cursor } = batch);
  }
}

async function rerun(id: number) {
  const path = `/repos/acme/payment-service/actions/runs/${id}/rerun`;
  await forge.request('POST', path);
  forge.clock.advance(3600);
  await forge.forge.events.settled();
}

/** Newest first. */
async function shas(): Promise<string[]> {
  const answer = await forge.request(
    'GET',
    '/repos/acme/payment-service/commits',
  );
  const commits: Array<{ sha: string }> = await answer.json();
  return commits.map(({ sha }) => sha);
}

async function deploy(body: object): Promise<number> {
  const path = '/repos/acme/payment-service/deployments';
  const answer = await forge.request('POST', path, { body });
  return (await answer.json()).id;
}

async function report(id: number, state: string, url?: string) {
  forge.clock.advance(60);
  const path = `/repos/acme/payment-service/deployments/${id}/statuses`;
  const body = { state, log_url: url, auto_inactive: false };
  await forge.request('POST', path, { body });
}
