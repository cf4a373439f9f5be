// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { startTestForge, type Story, type TestForge } from '@macadam/sandbox';
import { checkout, Project } from '../project';
import { aService } from './answers';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(120_000);

const directory = createMockDirectory();
let forge: TestForge;

function aCommit(files: Record<string, string>) {
  const at = new Date('2026-01-05T10:00:00Z');
  return { author: 'ada', at, message: 'Begin', files };
}

function aRepository(name: string, files: Record<string, string>) {
  return {
    name,
    description: name,
    topics: [],
    visibility: 'private' as const,
    commits: [aCommit(files)],
    teams: {},
    runs: [],
    pulls: [],
  };
}

beforeAll(async () => {
  const project = await Project.render({
    template: 'node-microservice',
    values: { ...aService() },
    directory: directory.path,
  });
  const workflows = join(checkout, 'platform/workflows');
  const shared = readdirSync(workflows).map(file => [
    `.github/workflows/${file}`,
    readFileSync(join(workflows, file), 'utf8'),
  ]);
  const files = (await project.files()).map(file => [file, project.read(file)]);
  const story: Story = {
    organization: { login: 'acme', name: 'Acme', description: 'Makes things' },
    users: [{ login: 'ada', name: 'Ada', email: 'ada@acme.example' }],
    teams: [],
    repositories: [
      aRepository('platform', Object.fromEntries(shared)),
      aRepository('greeter', Object.fromEntries(files)),
    ],
  };
  forge = await startTestForge({ story: () => story });
});
afterAll(() => forge.close());

async function ask<T>(path: string): Promise<T> {
  const response = await forge.request('GET', `/repos/acme/greeter${path}`);
  return (await response.json()) as T;
}

/** The forge refuses, as GitHub does, to start what asks for more than its caller may. */
it('starts, runs by the platform’s workflows to its end, and deploys to production', async () => {
  const { status } = await forge.request(
    'POST',
    '/repos/acme/greeter/actions/workflows/ci.yaml/dispatches',
    { body: { ref: 'main' } },
  );
  expect(status).toBe(204);
  forge.clock.advance(3_600);
  const { workflow_runs: runs } = await ask<{
    workflow_runs: Array<{ id: number; name: string; conclusion: string }>;
  }>('/actions/runs');
  const ci = runs.find(({ name }) => name === 'CI');
  expect(ci?.conclusion).toBe('success');
  const { jobs } = await ask<{
    jobs: Array<{ name: string; conclusion: string }>;
  }>(`/actions/runs/${ci?.id}/jobs`);
  expect(jobs.map(({ name, conclusion }) => `${name}: ${conclusion}`)).toEqual([
    'service / Build and test: success',
    'service / Scan the code: success',
    'service / Image: success',
    'docs / Build: success',
    'docs / Publish: skipped',
  ]);

  const deployed = await forge.request(
    'POST',
    '/repos/acme/greeter/actions/workflows/deploy.yaml/dispatches',
    { body: { ref: 'main' } },
  );
  expect(deployed.status).toBe(204);
  forge.clock.advance(3_600);
  const deployments = await ask<Array<{ environment: string }>>('/deployments');
  expect(deployments[0]).toMatchObject({ environment: 'production' });
});
