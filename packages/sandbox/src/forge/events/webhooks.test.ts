// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';
import { HookReceiver } from '../../__testUtils__/HookReceiver';
import { commitFiles } from '../repositories/commitFiles';
import { startTestForge, type TestForge } from '../testing';

// Real git processes: on a busy machine they take their time.
jest.setTimeout(60_000);

const SECRET = 'what only we two know';

let portal: HookReceiver;
let forge: TestForge;

beforeEach(async () => {
  portal = await HookReceiver.start();
  forge = await startTestForge({
    organizationHook: { url: portal.url, secret: SECRET },
  });
});

afterEach(async () => {
  await forge.close();
  portal.close();
});

const repository = () =>
  forge.forge.repositories.get('acme', 'payment-service');

/** Everything that follows from what was done, moved on in time where it waits for the clock. */
async function settle(): Promise<void> {
  await forge.forge.events.settled();
  await forge.forge.webhooks.settled();
}

const push = (files: Record<string, string | null>, branch = 'main') =>
  commitFiles(forge.forge, repository(), {
    branch,
    message: 'Change it',
    files,
    sender: 'ada',
  });

it('a push is signed and names what each commit added, changed and removed', async () => {
  const sha = await push({
    'docs/new.md': 'new',
    'README.md': 'changed',
    'src/hello.ts': null,
  });
  await settle();
  const [{ headers, body, payload }] = portal.received;
  const digest = createHmac('sha256', SECRET).update(body).digest('hex');
  expect(headers['x-hub-signature-256']).toBe(`sha256=${digest}`);
  expect(headers['x-github-event']).toBe('push');
  expect(headers['x-github-delivery']).toMatch(/^[0-9a-f-]{36}$/);
  expect(payload).toMatchObject({
    ref: 'refs/heads/main',
    after: sha,
    created: false,
    organization: { login: 'acme' },
    repository: {
      name: 'payment-service',
      html_url: `${forge.url}/acme/payment-service`,
      default_branch: 'main',
    },
    sender: { login: 'ada' },
    head_commit: { id: sha },
    commits: [
      {
        id: sha,
        author: { username: 'ada' },
        added: ['docs/new.md'],
        modified: ['README.md'],
        removed: ['src/hello.ts'],
      },
    ],
  });
});

it('a repository tells of its creation, change, archiving and end, in that order', async () => {
  const path = '/repos/acme/invoice-service';
  await forge.request('POST', '/orgs/acme/repos', {
    body: { name: 'invoice-service' },
  });
  await forge.request('PATCH', path, { body: { description: 'Bills' } });
  await forge.request('PATCH', path, { body: { archived: true } });
  await forge.request('DELETE', path);
  await settle();
  expect(portal.names).toEqual([
    'repository.created',
    'repository.edited',
    'repository.archived',
    'repository.deleted',
  ]);
});

it('a run that deploys tells of each step of both', async () => {
  const workflow = [
    'name: Deploy to Production',
    'on: workflow_dispatch',
    'jobs:',
    '  deploy:',
    '    environment: { name: production, url: "https://acme.example" }',
    '    steps: [{ run: ./deploy.sh }]',
  ].join('\n');
  await push({ '.github/workflows/deploy.yaml': workflow });
  await settle();
  forge.clock.advance(3600);
  await settle();
  portal.received.length = 0;
  await forge.request(
    'POST',
    '/repos/acme/payment-service/actions/workflows/deploy.yaml/dispatches',
    { body: { ref: 'main' } },
  );
  forge.clock.advance(3600);
  await settle();
  expect(portal.names).toEqual([
    'workflow_run.requested',
    'workflow_run.in_progress',
    'deployment.created',
    'deployment_status.created',
    'deployment_status.created',
    'workflow_run.completed',
  ]);
  expect(portal.received[4].payload).toMatchObject({
    deployment_status: {
      state: 'success',
      environment: 'production',
      environment_url: 'https://acme.example',
    },
  });
});

it('teams and their members tell of what changes', async () => {
  const teams = '/orgs/acme/teams';
  await forge.request('POST', teams, { body: { name: 'Fraud' } });
  await forge.request('PUT', `${teams}/fraud/memberships/eve`);
  await forge.request('PATCH', `${teams}/fraud`, { body: { name: 'Watch' } });
  await forge.request('DELETE', '/orgs/acme/members/eve');
  await forge.request('DELETE', `${teams}/watch`);
  await settle();
  expect(portal.names).toEqual([
    'team.created',
    'membership.added',
    'team.edited',
    // From both of her teams, then from the organisation.
    'membership.removed',
    'membership.removed',
    'organization.member_removed',
    'team.deleted',
  ]);
  expect(portal.received[2].payload).toMatchObject({
    changes: { name: { from: 'Fraud' } },
    team: { slug: 'watch' },
  });
});

it('a workflow that waits for another runs after it, and knows how it ended', async () => {
  const workflow = [
    'name: after-ci',
    'on: { workflow_run: { workflows: [ci], types: [completed] } }',
    'jobs:',
    '  report:',
    "    if: github.event.workflow_run.conclusion == 'success'",
    '    steps: [{ run: ./report.sh }]',
  ].join('\n');
  await push({ '.github/workflows/after.yaml': workflow });
  for (const _ of ['ci', 'after-ci']) {
    await settle();
    forge.clock.advance(3600);
  }
  const runs = forge.forge.store.runs.values();
  expect(
    runs.map(run => [run.workflowName, run.attempts[0].conclusion]),
  ).toEqual([
    ['ci', 'success'],
    ['after-ci', 'success'],
  ]);
});

it('a pull request tells of its opening and its merge', async () => {
  await push({ 'src/more.ts': 'more' });
  const { forge: inner } = forge;
  const tip = await inner.repositories.git(repository()).branch('main');
  await forge.request('POST', '/repos/acme/payment-service/git/refs', {
    body: { ref: 'refs/heads/more', sha: tip },
  });
  await push({ 'src/most.ts': 'most' }, 'more');
  await settle();
  portal.received.length = 0;
  const pulls = '/repos/acme/payment-service/pulls';
  const opened = await forge.request('POST', pulls, {
    body: { title: 'Most', head: 'more', base: 'main' },
  });
  const { number } = (await opened.json()) as { number: number };
  await forge.request('PUT', `${pulls}/${number}/merge`, { body: {} });
  await settle();
  const names = portal.names.filter(name => !name.startsWith('workflow_run'));
  expect(names).toEqual(['pull_request.opened', 'push', 'pull_request.closed']);
  const closed = portal.received.find(
    ({ payload }) => payload.action === 'closed',
  );
  expect(closed?.payload).toMatchObject({
    pull_request: { merged: true, merged_by: { login: 'macadam-bot' } },
  });
});

it('what the portal missed is not sent twice by itself, but can be sent again', async () => {
  portal.status = 503;
  await forge.request('PATCH', '/repos/acme/payment-service', {
    body: { description: 'Again' },
  });
  await settle();
  expect(portal.names).toEqual(['repository.edited']);
  const [hook] = forge.forge.store.hooks.values();
  const list = `/orgs/acme/hooks/${hook.id}/deliveries`;
  const [failed] = await (await forge.request('GET', list)).json();
  expect(failed).toMatchObject({ status_code: 503, redelivery: false });
  portal.status = 202;
  await forge.request('POST', `${list}/${failed.id}/attempts`);
  await settle();
  const [again] = await (await forge.request('GET', list)).json();
  expect(again).toMatchObject({
    status_code: 202,
    redelivery: true,
    guid: failed.guid,
  });
});
