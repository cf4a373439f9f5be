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
const STAGED = deployWorkflow([
  { name: 'stage', environment: 'staging' },
  { name: 'release', environment: 'production' },
  { name: 'test' },
]);

let reading: Reading;

afterEach(() => reading.stop());

describe('runs without an environment', () => {
  it('are deployments to production, and end with their last job', async () => {
    reading = await startReading(
      aHistory({ workflow: PLAIN, commits: 2, runs: [aRun(1)] }),
    );
    const [record] = await reading.readAll();
    const [run] = reading.forge.forge.store.runs.values();
    const url = `${reading.forge.url}/acme/payment-service`;
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
    reading = await startReading(
      aHistory({ workflow: PLAIN, commits: 5, runs }),
    );
    const records = await reading.readAll();
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
      url: `${reading.forge.url}/acme/payment-service/commit/${records[2].sha}`,
    });
  });

  it('bring nothing when they go back, or deploy the same again', async () => {
    const again = aRun(2, { startedAt: hours(3) });
    const back = aRun(0, { startedAt: hours(4) });
    const runs = [aRun(0), aRun(2), again, back];
    reading = await startReading(
      aHistory({ workflow: PLAIN, commits: 3, runs }),
    );
    expect(titles(await reading.readAll())).toEqual([
      null,
      ['Change 1', 'Change 2'],
      [],
      [],
    ]);
  });

  it('tell which files a commit touches when somebody asks', async () => {
    const runs = [aRun(0), aRun(2)];
    reading = await startReading(
      aHistory({ workflow: PLAIN, commits: 3, runs }),
    );
    const [, record] = await reading.readAll({ needsPaths: true });
    expect(record.commits?.map(({ paths }) => paths)).toEqual([
      ['src/1.ts'],
      ['src/2.ts'],
    ]);
  });

  it('are those of the workflow that the entities name', async () => {
    const workflow = deployWorkflow([{ name: 'deploy' }], 'Release');
    reading = await startReading(
      aHistory({ workflow, commits: 1, runs: [aRun(0)] }),
    );
    expect(await reading.readAll()).toEqual([]);
    const [record] = await reading.readAll({ workflows: [null, 'Release'] });
    expect(record.subject).toMatchObject({ workflow: 'Release' });
  });

  it('are those of the configured workflow where they name none', async () => {
    const workflow = deployWorkflow([{ name: 'deploy' }], 'Ship it');
    const story = aHistory({ workflow, commits: 1, runs: [aRun(0)] });
    reading = await startReading(story, {
      github: { workflow: 'Ship it' },
      productionEnvironments: ['Live', 'live-us'],
    });
    expect(await reading.readAll()).toMatchObject([{ environment: 'live' }]);
  });
});

describe('a run that deploys to environments', () => {
  it('is told by its deployments, each environment by itself', async () => {
    const runs = [aRun(0), aRun(1)];
    reading = await startReading(
      aHistory({ workflow: STAGED, commits: 2, runs }),
    );
    const records = await reading.readAll();
    const [, second] = reading.forge.forge.store.runs.values();
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
    reading = await startReading(
      aHistory({ workflow: STAGED, commits: 1, runs }),
    );
    expect(kinds(await reading.readAll())).toEqual([
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
    reading = await startReading(aHistory({ workflow, commits: 1, runs }));
    expect(kinds(await reading.readAll())).toEqual([
      'staging success deployments',
    ]);
  });

  it('is told as itself when it failed before', async () => {
    const workflow = deployWorkflow([
      { name: 'build', run: '"exit 1"' },
      { name: 'release', environment: 'production' },
    ]);
    const runs = [aRun(0, { conclusion: 'failure' })];
    reading = await startReading(aHistory({ workflow, commits: 1, runs }));
    expect(kinds(await reading.readAll())).toEqual(['production failure runs']);
  });

  it('keeps every attempt, and deploys no more by testing again', async () => {
    const runs = [aRun(0, { conclusion: 'failure' })];
    reading = await startReading(
      aHistory({ workflow: STAGED, commits: 1, runs }),
    );
    const [run] = reading.forge.forge.store.runs.values();
    const [staging, production] = await reading.readAll();
    await rerun(run.id);
    const records = await reading.readAll();
    expect(records.slice(0, 2)).toEqual([staging, production]);
    expect(kinds(records.slice(2))).toEqual([
      'staging success deployments',
      'production success deployments',
    ]);
    expect(records.map(({ attempt }) => attempt)).toEqual([1, 1, 2, 2]);
    expect(records[3].url).toBe(
      `${reading.forge.url}/acme/payment-service/actions/runs/${run.id}/attempts/2`,
    );
  });
});

describe('attempts of a run without an environment', () => {
  it('are each an attempt to deploy', async () => {
    const runs = [aRun(0, { conclusion: 'failure' })];
    reading = await startReading(
      aHistory({ workflow: PLAIN, commits: 1, runs }),
    );
    const [run] = reading.forge.forge.store.runs.values();
    await rerun(run.id);
    const records = await reading.readAll();
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

function kinds(records: DeploymentRecord[]): string[] {
  return records.map(({ environment, status: end, externalId }) =>
    [environment, end, externalId.split('/').at(2)].join(' '),
  );
}

async function rerun(id: number) {
  const path = `/repos/acme/payment-service/actions/runs/${id}/rerun`;
  await reading.forge.request('POST', path);
  reading.forge.clock.advance(3600);
  await reading.forge.forge.events.settled();
}
