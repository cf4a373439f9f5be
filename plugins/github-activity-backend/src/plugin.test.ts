// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createServiceFactory,
  type ServiceRef,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { startTestForge, type TestForge } from '@macadam/sandbox';
import request from 'supertest';
import { githubActivityPlugin } from './plugin';

jest.setTimeout(60_000);

const owner = 'user:default/ada';
const other = 'user:default/eve';
const platformEngineer = 'user:default/pat';
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

let forge: TestForge;
let backend: TestBackend;
let events: ReturnType<typeof mockServices.events>;

beforeEach(async () => {
  forge = await startTestForge();
  events = mockServices.events();
  backend = await startBackend();
});

afterEach(async () => {
  await backend.stop();
  await forge.close();
});

describe('GET /entities/…/runs', () => {
  it('reads a repository that is asked for the first time, and pages', async () => {
    await aPush('one');
    await aPush('two');
    const { body } = await get(`${entity()}/runs?pageSize=1`);
    expect(body).toMatchObject({
      repository: {
        slug: 'acme/payment-service',
        url: `${forge.url}/acme/payment-service`,
        defaultBranch: 'main',
        branches: ['main'],
      },
      runs: [{ title: 'Write two', branch: 'main', workflowName: 'ci' }],
      total: 2,
      canRerun: true,
    });
    expect(body.source.readAt).toBeDefined();
    expect(body.source.failingSince).toBeUndefined();
  });

  it('learns of a run by a webhook, however often and in whatever order it is told', async () => {
    await get(`${entity()}/runs`);
    const run = await aPush('told');
    const done = { ...run, status: 'completed', conclusion: 'failure' };
    await told('workflow_run', { workflow_run: done });
    await told('workflow_run', { workflow_run: done });
    await told('workflow_run', {
      workflow_run: { ...run, status: 'in_progress', conclusion: null },
    });
    const { body } = await get(`${entity()}/runs`);
    expect(body.runs).toMatchObject([
      { title: 'Write told', status: 'completed', conclusion: 'failure' },
    ]);
  });

  it.each([
    { name: 'a token that is refused', fault: { mode: 'status', status: 401 } },
    { name: 'a server that fails', fault: { mode: 'status', status: 500 } },
    { name: 'an answer cut off half way', fault: { mode: 'cut' } },
    { name: 'a page of a proxy', fault: { mode: 'html' } },
  ])(
    'shows $name as a stale source, beside what was known',
    async ({ fault }) => {
      await aPush('known');
      await get(`${entity()}/runs`);
      await order({ ...fault, times: 100 });
      await trigger();
      const { status, body } = await get(`${entity()}/runs`);
      expect(status).toBe(200);
      expect(body.runs).toHaveLength(1);
      expect(body.source).toMatchObject({
        readAt: expect.any(String),
        failingSince: expect.any(String),
        reason: expect.stringContaining(new URL(forge.url).host),
      });
    },
  );

  it('says that a repository was never read when the forge was away from the start', async () => {
    await order({ mode: 'status', status: 401, times: 100 });
    const { body } = await get(`${entity()}/runs`);
    expect(body).toMatchObject({ runs: [], total: 0 });
    expect(body.source.readAt).toBeUndefined();
    expect(body.source.failingSince).toBeDefined();
  });

  it('shows another the runs, without the right to start one again', async () => {
    const { body } = await get(`${entity()}/runs`, other);
    expect(body.canRerun).toBe(false);
  });

  it('does not believe a file that names a repository of others', async () => {
    const { status, body } = await get(`${entity('thief')}/runs`);
    expect(status).toBe(404);
    expect(body.error.message).toContain('github.com/project-slug');
  });

  it('believes the platform, whose locations may speak of any repository', async () => {
    expect((await get(`${entity('curated')}/runs`)).status).toBe(200);
  });

  it('answers 400, 401 and 404 to what is no page, to nobody and to no entity', async () => {
    expect((await get(`${entity()}/runs?page=0`)).status).toBe(400);
    expect((await get(`${entity()}/runs`, 'nobody')).status).toBe(401);
    expect((await get(`${entity('nothing')}/runs`)).status).toBe(404);
    expect((await get(`${entity()}/runs/x`)).status).toBe(400);
    expect((await get(`${entity()}/runs/1`)).status).toBe(404);
  });
});

describe('a run', () => {
  it('has jobs and a log, read from the forge', async () => {
    const run = await aPush('logged');
    const { body } = await get(`${entity()}/runs/${run.id}/jobs`);
    const [job] = body.jobs;
    expect(job).toMatchObject({ name: 'test', status: 'completed' });
    expect(job.steps.map((step: { name: string }) => step.name)).toContain(
      'Unit tests',
    );
    const log = await get(`${entity()}/jobs/${job.id}/log`);
    expect(log.body).toMatchObject({ isTruncated: false });
    expect(log.body.text).toContain('npm test');
  });

  it('answers 503 with what to do when the forge is away', async () => {
    await order({ mode: 'status', status: 500, times: 100 });
    const { status } = await get(`${entity()}/runs/1/jobs`);
    expect(status).toBe(503);
  });

  it('is started again by its owner and the platform team, and by nobody else', async () => {
    const run = await aPush('again');
    await get(`${entity()}/runs`);
    expect((await rerun(run.id, other)).status).toBe(403);
    expect((await rerun(run.id, 'nobody')).status).toBe(401);
    expect((await rerun(1, owner)).status).toBe(404);
    expect((await rerun(run.id, owner)).status).toBe(202);
    const again = await completed(
      `/repos/acme/payment-service/actions/runs/${run.id}`,
    );
    expect(again.run_attempt).toBe(2);
    expect((await rerun(run.id, platformEngineer)).status).toBe(202);
  });
});

describe('GET /needs-me', () => {
  it('names the failed last run of what I own, until a later one passes', async () => {
    await get(`${entity()}/runs`);
    const run = await aPush('broken');
    const failed = { ...run, conclusion: 'failure' };
    await told('workflow_run', { workflow_run: failed });
    const mine = await get('/needs-me');
    expect(mine.body.failedRuns).toMatchObject([
      {
        entityRef: 'component:default/payment-service',
        run: { title: 'Write broken', conclusion: 'failure' },
      },
    ]);
    expect((await get('/needs-me', other)).body.failedRuns).toEqual([]);

    await told('workflow_run', { workflow_run: await aPush('mended') });
    expect((await get('/needs-me')).body.failedRuns).toEqual([]);
  });

  it('names pull requests that I wrote or am asked to review, while they are open', async () => {
    await get(`${entity()}/runs`);
    const pull = aPull({ user: { login: 'ada-on-github' } });
    await told('pull_request', { pull_request: pull });
    await told('pull_request', {
      pull_request: aPull({ id: 2, requested_reviewers: [{ login: 'Eve' }] }),
    });
    expect((await get('/needs-me')).body.pullRequests).toMatchObject([
      { id: 1, reason: 'author', title: 'Change it' },
    ]);
    expect((await get('/needs-me', other)).body.pullRequests).toMatchObject([
      { id: 2, reason: 'reviewer' },
    ]);

    await told('pull_request', { pull_request: { ...pull, state: 'closed' } });
    expect((await get('/needs-me')).body.pullRequests).toEqual([]);
  });

  it('reads what I own and nobody has looked at yet', async () => {
    await aPush('unseen');
    const { body } = await get('/needs-me');
    expect(body.source).toEqual({ readAt: expect.any(String) });
  });

  it('says that what could not be read yet is not read', async () => {
    await order({ mode: 'status', status: 401, times: 100 });
    const { body } = await get('/needs-me');
    expect(body.source.readAt).toBeUndefined();
    expect(body.source.failingSince).toBeDefined();
  });

  it('tells who owns nothing how fresh the answer is, too', async () => {
    await get(`${entity()}/runs`);
    const { body } = await get('/needs-me', other);
    expect(body).toEqual({
      failedRuns: [],
      pullRequests: [],
      source: { readAt: expect.any(String) },
    });
  });

  it('answers 401 to nobody', async () => {
    expect((await get('/needs-me', 'nobody')).status).toBe(401);
  });
});

interface Run {
  id: number;
  run_attempt: number;
  status: string;
}

/** A commit on the default branch, and the run that it started, when that has ended. */
async function aPush(file: string): Promise<Run> {
  const path = `/repos/acme/payment-service`;
  const response = await forge.request('PUT', `${path}/contents/${file}`, {
    body: { message: `Write ${file}`, content: 'bW9yZQ==' },
  });
  const { commit } = (await response.json()) as { commit: { sha: string } };
  const list = `${path}/actions/runs?head_sha=${commit.sha}`;
  const runs = await eventually(async () => {
    const answer = await (await forge.request('GET', list)).json();
    return (answer as { workflow_runs: Run[] }).workflow_runs[0];
  });
  return completed(`${path}/actions/runs/${runs.id}`);
}

function completed(path: string): Promise<Run> {
  return eventually(async () => {
    const run = (await (await forge.request('GET', path)).json()) as Run;
    return run.status === 'completed' ? run : undefined;
  });
}

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise(setImmediate);
  }
}

function aPull(change: object = {}) {
  return {
    id: 1,
    number: 7,
    title: 'Change it',
    state: 'open',
    draft: false,
    user: { login: 'bob' },
    requested_reviewers: [],
    created_at: '2026-06-01T12:00:00Z',
    updated_at: '2026-06-01T12:00:00Z',
    html_url: `${forge.url}/acme/payment-service/pull/7`,
    base: { repo: { full_name: 'acme/payment-service' } },
    ...change,
  };
}

function told(event: string, payload: object) {
  return events.publish({
    topic: `github.${event}`,
    eventPayload: {
      repository: { full_name: 'acme/payment-service' },
      ...payload,
    },
  });
}

async function order(fault: object) {
  await fetch(`${forge.url}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ match: '/api/v3/', ...fault }),
  });
}

function trigger() {
  return scheduler.triggerTask('reconcile');
}

const entity = (name = 'payment-service') =>
  `/entities/component/default/${name}`;

function get(path: string, caller = owner) {
  return request(backend.server)
    .get(`/api/github-activity${path}`)
    .set('Authorization', headerOf(caller));
}

function rerun(runId: number, caller: string) {
  return request(backend.server)
    .post(`/api/github-activity${entity()}/runs/${runId}/rerun`)
    .set('Authorization', headerOf(caller));
}

function headerOf(caller: string): string {
  return caller === 'nobody'
    ? mockCredentials.none.header()
    : mockCredentials.user.header(caller);
}

let scheduler: ReturnType<typeof mockServices.scheduler>;

async function startBackend(): Promise<TestBackend> {
  const { host } = new URL(forge.url);
  const integration = {
    host,
    apiBaseUrl: forge.api,
    token: 'test-admin-token',
  };
  const curated = `${forge.url}/acme/platform/blob/main/catalog/all.yaml`;
  const data = {
    app: { baseUrl: 'http://portal.example' },
    macadam: { github: { host, organization: 'acme' } },
    integrations: { github: [integration] },
    catalog: { locations: [{ type: 'url', target: curated }] },
    githubActivity: {
      schedule: { frequency: { trigger: 'manual' }, timeout: { minutes: 1 } },
    },
  };
  const file = (repository: string) =>
    `url:${forge.url}/acme/${repository}/blob/main/catalog-info.yaml`;
  const entities = [
    aComponent('payment-service', file('payment-service')),
    aComponent('thief', file('thief')),
    aComponent('curated', file('platform'), `url:${curated}`),
    aUser('ada', 'ada-on-github'),
    aUser('eve'),
  ];
  const knex = await databases.init('POSTGRES_18');
  scheduler = mockServices.scheduler();
  return startTestBackend({
    features: [
      githubActivityPlugin,
      catalogServiceMock.factory({ entities }),
      mockServices.database.factory({ knex }),
      shared(eventsServiceRef, events),
      mockServices.rootConfig.factory({ data }),
      shared(coreServices.scheduler, scheduler),
      mockServices.userInfo.mock({ getUserInfo }).factory,
    ],
  });
}

/** The one that the test holds as well. */
function shared<T>(service: ServiceRef<T, 'plugin'>, instance: T) {
  return createServiceFactory({ service, deps: {}, factory: () => instance });
}

async function getUserInfo(credentials: unknown) {
  const { userEntityRef } = (
    credentials as ReturnType<typeof mockCredentials.user>
  ).principal;
  const ownershipEntityRefs = [userEntityRef];
  if (userEntityRef === owner)
    ownershipEntityRefs.push('group:default/payments');
  if (userEntityRef === platformEngineer) {
    ownershipEntityRefs.push('group:default/platform-team');
  }
  return { userEntityRef, ownershipEntityRefs };
}

function aUser(name: string, login = name): Entity {
  const annotations = { 'github.com/user-login': login };
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default', annotations },
  };
}

function aComponent(name: string, file: string, origin = file): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'backstage.io/managed-by-location': file,
        'backstage.io/managed-by-origin-location': origin,
        'github.com/project-slug': 'acme/payment-service',
      },
    },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
  };
}
