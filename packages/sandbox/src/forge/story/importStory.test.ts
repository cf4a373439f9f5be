// SPDX-License-Identifier: Apache-2.0
import type { StoryRun } from '../../story';
import {
  aCommit,
  aRepository,
  aStory,
  startTestForge,
  type TestForge,
} from '../testing';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

const WORKFLOW = `name: Deploy to Production
on: workflow_dispatch
jobs:
  build: { steps: [{ run: make }] }
  staging: { needs: build, environment: staging, steps: [{ run: ./go }] }
  production: { needs: staging, environment: production, steps: [{ run: ./go }] }
`;
const FILE = '.github/workflows/deploy.yaml';

const hour = (count: number) => new Date(Date.UTC(2026, 0, 5, count));

const commit = (count: number, files: Record<string, string>) => ({
  ...aCommit(`Change ${count}`, files),
  at: hour(count),
});

const run = (change: Partial<StoryRun>): StoryRun => ({
  workflow: FILE,
  commit: 0,
  event: 'workflow_dispatch',
  actor: 'ada',
  conclusion: 'success',
  startedAt: hour(4),
  durationSeconds: 300,
  ...change,
});

let forge: TestForge;

beforeAll(async () => {
  const branch = { ...commit(1, { 'b.txt': 'b' }), author: 'bob' };
  const story = aStory({
    repositories: [
      aRepository({
        commits: [
          commit(0, { [FILE]: WORKFLOW }),
          { ...commit(3, { 'b.txt': 'b' }), message: 'Merge pull request #1' },
          { ...commit(6, { 'c.txt': 'c' }), authoredAt: hour(2) },
        ],
        runs: [
          run({ commit: 0, startedAt: hour(1) }),
          run({
            commit: 1,
            startedAt: hour(4),
            conclusion: 'failure',
            endedIn: 'staging',
            reruns: [{ ...run({ startedAt: hour(5) }), actor: 'bob' }],
          }),
          run({
            commit: 2,
            startedAt: hour(7),
            conclusion: 'cancelled',
            endedIn: 'build',
          }),
        ],
        deployments: [
          {
            commit: 2,
            environment: 'production',
            task: 'deploy:hotfix',
            description: 'In a hurry',
            creator: 'bob',
            startedAt: hour(8),
            durationSeconds: 90,
            outcome: 'success',
          },
        ],
        pulls: [
          {
            title: 'Add b',
            body: '',
            author: 'bob',
            branch: 'add-b',
            base: 0,
            commits: [branch],
            openedAt: hour(2),
            mergedAt: hour(3),
            mergedBy: 'merge',
          },
          {
            title: 'Add d',
            body: '',
            author: 'bob',
            branch: 'add-d',
            base: 2,
            commits: [commit(9, { 'd.txt': 'd' })],
            openedAt: hour(9),
          },
        ],
      }),
    ],
  });
  forge = await startTestForge({ story: () => story });
});

afterAll(() => forge.close());

async function ask<T>(path: string): Promise<T> {
  const route = `/repos/acme/payment-service${path}`;
  const answer = await forge.request('GET', route);
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

interface Commit {
  sha: string;
  parents: { sha: string }[];
  commit: { message: string; author: { name: string; date: string } };
}

interface Deployment {
  id: number;
  sha: string;
  task: string;
  environment: string;
  created_at: string;
}

interface Run {
  id: number;
  run_attempt: number;
  conclusion: string;
  created_at: string;
  run_started_at: string;
  triggering_actor: { login: string };
}

it('a branch that was merged is the second parent of its merge', async () => {
  const newestFirst = await ask<Commit[]>('/commits');
  expect(newestFirst.map(({ commit: { message } }) => message)).toEqual([
    'Change 6',
    'Merge pull request #1',
    'Change 1',
    'Change 0',
  ]);
  const [, merge, branch, first] = newestFirst;
  expect(merge.parents.map(({ sha }) => sha)).toEqual([first.sha, branch.sha]);
  expect(branch.commit.author.name).toBe('Bob');
  const [{ merge_commit_sha: known }] = await ask<
    { merge_commit_sha: string }[]
  >('/pulls?state=closed');
  expect(known).toBe(merge.sha);
});

it('compares two deployed versions, with the dates on which commits were written', async () => {
  const [newest, , , first] = await ask<Commit[]>('/commits');
  const { commits } = await ask<{ commits: Commit[] }>(
    `/compare/${first.sha}...${newest.sha}`,
  );
  expect(commits.map(one => one.commit.author.date)).toEqual(
    [1, 3, 2].map(count => hour(count).toISOString().replace('.000', '')),
  );
});

it('every attempt of a run is kept, with what it came to', async () => {
  const { workflow_runs: runs } = await ask<{ workflow_runs: Run[] }>(
    '/actions/runs',
  );
  const rerun = runs.find(one => one.run_attempt === 2)!;
  expect(rerun).toMatchObject({
    conclusion: 'success',
    triggering_actor: { login: 'bob' },
  });
  expect(Date.parse(rerun.run_started_at)).toBeGreaterThan(
    Date.parse(rerun.created_at),
  );
  const path = `/actions/runs/${rerun.id}/attempts/1`;
  expect(await ask<Run>(path)).toMatchObject({
    run_attempt: 1,
    conclusion: 'failure',
  });
  const { jobs } = await ask<{ jobs: { name: string; conclusion: string }[] }>(
    `${path}/jobs`,
  );
  expect(jobs.map(job => job.conclusion)).toEqual([
    'success',
    'failure',
    'skipped',
  ]);
});

it('each attempt deploys as far as it comes, in the order of time', async () => {
  const newestFirst = await ask<Deployment[]>('/deployments');
  const told = await Promise.all(
    newestFirst.map(async ({ id, environment, task }) => {
      const statuses = await ask<{ state: string }[]>(
        `/deployments/${id}/statuses`,
      );
      const states = statuses.map(({ state }) => state).reverse();
      return [environment, task, ...states];
    }),
  );
  expect(told).toEqual([
    ['production', 'deploy:hotfix', 'in_progress', 'success'],
    ['production', 'deploy', 'in_progress', 'success', 'inactive'],
    ['staging', 'deploy', 'in_progress', 'success'],
    ['staging', 'deploy', 'in_progress', 'failure'],
    ['production', 'deploy', 'in_progress', 'success', 'inactive'],
    ['staging', 'deploy', 'in_progress', 'success', 'inactive'],
  ]);
  const production = await ask<Deployment[]>(
    '/deployments?environment=production&per_page=1',
  );
  expect(production).toHaveLength(1);
});
