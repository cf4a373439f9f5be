// SPDX-License-Identifier: Apache-2.0
import { HookReceiver } from '../../__testUtils__/HookReceiver';
import { GithubDescription } from '../__testUtils__/GithubDescription';
import { aCommit, aRepository, aStory, startTestForge } from '../testing';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

const WORKFLOW = `name: Deploy to Production
on: workflow_dispatch
jobs:
  staging:
    environment: { name: staging, url: 'https://staging.acme.example' }
    steps: [{ run: ./go }]
  production:
    needs: staging
    environment: { name: production, url: 'https://acme.example' }
    steps: [{ run: ./go }]
`;

it('what a run that deploys tells is as GitHub describes it', async () => {
  const description = new GithubDescription();
  const portal = await HookReceiver.start();
  const commit = aCommit('Deploy', {
    '.github/workflows/deploy.yaml': WORKFLOW,
  });
  const forge = await startTestForge({
    organizationHook: { url: portal.url, secret: 'only for this test' },
    story: () => aStory({ repositories: [aRepository({ commits: [commit] })] }),
  });
  const settle = async () => {
    await forge.forge.events.settled();
    await forge.forge.webhooks.settled();
  };
  const path = '/repos/acme/payment-service/actions/workflows/deploy.yaml';
  const body = { ref: 'main' };
  await forge.request('POST', `${path}/dispatches`, { body });
  await settle();
  forge.clock.advance(3600);
  await settle();
  const [run] = forge.forge.store.runs.values();
  await forge.request(
    'POST',
    `/repos/acme/payment-service/actions/runs/${run.id}/rerun`,
  );
  await settle();
  forge.clock.advance(3600);
  await settle();
  await forge.close();
  portal.close();

  const steps = [
    'workflow_run.requested',
    'workflow_run.in_progress',
    ...['deployment.created', ...Array(2).fill('deployment_status.created')],
    ...['deployment.created', ...Array(2).fill('deployment_status.created')],
    'workflow_run.completed',
  ];
  expect(portal.names.slice(0, steps.length)).toEqual(steps);
  // While it runs it has no address yet: GitHub sends an empty one, though it describes one that is not.
  const isEmptyAddress = (problem: string) =>
    problem.includes('/deployment_status/environment_url');
  const problems = portal.received.flatMap(({ payload }, index) => {
    const event = portal.names[index].replace(/[._]/g, '-');
    return description.webhookProblems(event, payload);
  });
  expect(problems.filter(problem => !isEmptyAddress(problem))).toEqual([]);
});
