// SPDX-License-Identifier: Apache-2.0
import { startTestForge, type TestForge } from '@macadam/sandbox';
import { organizationOn } from '../__testUtils__/organizationOn';
import { PipelineRuns } from './PipelineRuns';

/** To wait for a run that no push starts. */
const NO_PUSH = 0;

let forge: TestForge;

beforeEach(async () => {
  forge = await startTestForge();
});

afterEach(() => forge.close());

it('finds the run that a push started, and starts none itself', async () => {
  const at = await aPushedCommit();
  const runUrl = await pipelines().start(at);
  expect(runUrl).toMatch(/\/acme\/payment-service\/actions\/runs\/\d+$/);
  expect(await runsAt(at.commitSha)).toHaveLength(1);
});

it('starts a run where a push started none, and finds it the next time', async () => {
  const at = { ...(await aPushedCommit()), workflow: 'manual.yaml' };
  const first = await pipelines(NO_PUSH).start(at);
  const second = await pipelines(NO_PUSH).start(at);
  expect(second).toBe(first);
});

it('fails when the workflow cannot be started', async () => {
  const at = { ...(await aPushedCommit()), workflow: 'nothing.yaml' };
  await expect(pipelines(NO_PUSH).start(at)).rejects.toMatchObject({
    name: 'NotFoundError',
  });
});

/** A commit that brings a workflow which only a person starts, beside the one that every push starts. */
async function aPushedCommit() {
  const path = '/repos/acme/payment-service/contents/.github/workflows';
  const manual =
    'name: manual\non: [workflow_dispatch]\njobs: { say: { runs-on: ubuntu-latest, steps: [{ run: echo }] } }\n';
  const response = await forge.request('PUT', `${path}/manual.yaml`, {
    body: {
      message: 'Add a manual workflow',
      content: Buffer.from(manual).toString('base64'),
    },
  });
  const { commit } = (await response.json()) as { commit: { sha: string } };
  return {
    repository: 'payment-service',
    workflow: 'ci.yaml',
    branch: 'main',
    commitSha: commit.sha,
  };
}

async function runsAt(sha: string): Promise<unknown[]> {
  const path = `/repos/acme/payment-service/actions/runs?head_sha=${sha}`;
  const answer = await (await forge.request('GET', path)).json();
  return (answer as { workflow_runs: unknown[] }).workflow_runs;
}

function pipelines(afterPushMilliseconds = 1000): PipelineRuns {
  return new PipelineRuns({
    organization: organizationOn(forge),
    patience: { afterPushMilliseconds, afterDispatchMilliseconds: 5000 },
  });
}
