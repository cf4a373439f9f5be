// SPDX-License-Identifier: Apache-2.0
import {
  aCommit,
  aRepository,
  aStory,
  startTestForge,
  type TestForge,
} from '../testing';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

const CALLED = `name: Shared
on:
  workflow_call:
    inputs:
      language: { type: string, required: true }
      environment: { type: string, default: staging }
jobs:
  test:
    name: Test \${{ inputs.language }}
    steps: [{ run: npm test }, { run: npm run more, if: "inputs.language == 'go'" }]
  ship:
    needs: test
    permissions: { id-token: write }
    environment: \${{ inputs.environment }}
    steps: [{ run: ./ship.sh }]
`;

const caller = (job: string) => `name: CI
on: { push: { branches: [main] }, workflow_dispatch: }
permissions: { contents: read }
jobs:
  service:
    uses: acme/platform/.github/workflows/shared.yaml@main
    ${job}
  after:
    needs: service
    steps: [{ run: echo done }]
`;
const GIVEN = `with: { language: node }
    permissions: { id-token: write }
    secrets: inherit`;

let forge: TestForge;

async function start(
  workflow: string,
  shared: Record<string, string> = { 'shared.yaml': CALLED },
): Promise<void> {
  const files = Object.entries(shared).map(([name, content]) => [
    `.github/workflows/${name}`,
    content,
  ]);
  const story = aStory({
    repositories: [
      aRepository({
        name: 'platform',
        commits: [aCommit('Share workflows', Object.fromEntries(files))],
      }),
      aRepository({
        name: 'shop',
        commits: [aCommit('Begin', { '.github/workflows/ci.yaml': workflow })],
      }),
    ],
  });
  forge = await startTestForge({ story: () => story });
}

afterEach(() => forge.close());

async function ask<T>(path: string): Promise<T> {
  const response = await forge.request('GET', `/repos/acme/shop${path}`);
  return (await response.json()) as T;
}

interface Run {
  id: number;
  status: string;
  conclusion: string | null;
  referenced_workflows: Array<{ path: string; sha: string; ref: string }>;
}

interface Job {
  name: string;
  conclusion: string;
  steps: Array<{ name: string; conclusion: string }>;
}

async function finishedRun(): Promise<{ run: Run; jobs: Job[] }> {
  const dispatched = await forge.request(
    'POST',
    '/repos/acme/shop/actions/workflows/ci.yaml/dispatches',
    { body: { ref: 'main' } },
  );
  expect(dispatched.status).toBe(204);
  forge.clock.advance(3_600);
  const { workflow_runs: runs } = await ask<{ workflow_runs: Run[] }>(
    '/actions/runs',
  );
  const { jobs } = await ask<{ jobs: Job[] }>(
    `/actions/runs/${runs[0].id}/jobs`,
  );
  return { run: runs[0], jobs };
}

const outcomes = (jobs: Job[]) =>
  jobs.map(({ name, conclusion }) => `${name}: ${conclusion}`);

it('jobs of a called workflow run under their caller’s name, with its inputs', async () => {
  await start(caller(GIVEN));
  const { run, jobs } = await finishedRun();
  expect(run.conclusion).toBe('success');
  expect(outcomes(jobs)).toEqual([
    'service / Test node: success',
    'service / ship: success',
    'after: success',
  ]);
  expect(jobs[0].steps.map(step => step.conclusion)).toEqual([
    'success',
    'success',
    'skipped',
    'success',
  ]);
  const deployments = await ask<Array<{ environment: string }>>('/deployments');
  expect(deployments.map(({ environment }) => environment)).toEqual([
    'staging',
  ]);
});

it('a run keeps to the commit that it called, also when it is repeated', async () => {
  await start(caller(GIVEN));
  const { run } = await finishedRun();
  const [{ path, ref, sha }] = run.referenced_workflows;
  expect({ path, ref }).toEqual({
    path: 'acme/platform/.github/workflows/shared.yaml@main',
    ref: 'main',
  });
  expect(sha).toMatch(/^[\da-f]{40}$/);

  await forge.request(
    'PUT',
    '/repos/acme/platform/contents/.github/workflows/shared.yaml',
    {
      body: {
        message: 'Break it',
        content: Buffer.from('on: push\njobs: {}\n').toString('base64'),
        sha: await blobOfShared(),
        branch: 'main',
      },
    },
  );
  const again = await forge.request(
    'POST',
    `/repos/acme/shop/actions/runs/${run.id}/rerun`,
  );
  expect(again.status).toBe(201);
  forge.clock.advance(3_600);
  const repeated = await ask<Run>(`/actions/runs/${run.id}`);
  expect(repeated.conclusion).toBe('success');
  expect((await finishedRun()).run.conclusion).toBe('startup_failure');
});

async function blobOfShared(): Promise<string> {
  const response = await forge.request(
    'GET',
    '/repos/acme/platform/contents/.github/workflows/shared.yaml',
  );
  return ((await response.json()) as { sha: string }).sha;
}

it('a call that is skipped is one job, and so is what needs it', async () => {
  await start(caller(`${GIVEN}\n    if: github.event_name == 'push'`));
  const { jobs } = await finishedRun();
  expect(outcomes(jobs)).toEqual(['service: skipped', 'after: skipped']);
});

it('a failure inside fails the run, and what needs the call is skipped', async () => {
  await start(caller(GIVEN), {
    'shared.yaml': CALLED.replace('npm test', 'exit 1'),
  });
  const { run, jobs } = await finishedRun();
  expect(run.conclusion).toBe('failure');
  expect(outcomes(jobs)).toEqual([
    'service / Test node: failure',
    'service / ship: skipped',
    'after: skipped',
  ]);
});

it('calls may be nested', async () => {
  const middle = `on: workflow_call
jobs:
  inner:
    uses: ./.github/workflows/shared.yaml
    with: { language: go }
`;
  const workflow = caller('permissions: { id-token: write }').replace(
    'shared.yaml',
    'middle.yaml',
  );
  await start(workflow, { 'shared.yaml': CALLED, 'middle.yaml': middle });
  const { jobs } = await finishedRun();
  expect(outcomes(jobs)[0]).toBe('service / inner / Test go: success');
});

it.each<{ name: string; job: string; shared?: Record<string, string> }>([
  { name: 'a file that is not there', job: GIVEN, shared: {} },
  {
    name: 'a workflow that cannot be called',
    job: GIVEN,
    shared: { 'shared.yaml': 'on: push\njobs: {}\n' },
  },
  { name: 'a missing input', job: 'permissions: { id-token: write }' },
  {
    name: 'an unknown input',
    job: 'permissions: { id-token: write }\n    with: { language: go, colour: red }',
  },
  {
    name: 'more permissions than the caller has',
    job: 'with: { language: go }',
  },
  {
    name: 'a workflow that calls itself',
    job: '',
    shared: {
      'shared.yaml':
        'on: workflow_call\njobs: { again: { uses: ./.github/workflows/shared.yaml } }\n',
    },
  },
])('$name: the run does not start', async ({ job, shared }) => {
  await start(caller(job), shared);
  const { run, jobs } = await finishedRun();
  expect(run).toMatchObject({
    status: 'completed',
    conclusion: 'startup_failure',
  });
  expect(jobs).toEqual([]);
});
