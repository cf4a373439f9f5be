// SPDX-License-Identifier: Apache-2.0
import { TestDatabases } from '@backstage/backend-test-utils';
import { other, platformEngineer } from '@macadam/test-portal';
import { ActivityPortal } from '../__testUtils__/ActivityPortal';
import type { TestService } from '../__testUtils__/TestService';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

let portal: ActivityPortal;
let service: TestService;

beforeAll(async () => {
  portal = await ActivityPortal.start(await databases.init('POSTGRES_18'), 22);
});

afterAll(() => portal.stop());

beforeEach(() => {
  service = portal.aService();
});

afterEach(() => portal.forge.behave());

describe('GET /entities/…/runs', () => {
  it('reads a repository that is asked for the first time, and pages', async () => {
    await service.push('one');
    await service.push('two');
    const { body } = await service.get('/runs?pageSize=1');
    expect(body).toMatchObject({
      repository: {
        slug: service.slug,
        url: `${portal.forge.url}/${service.slug}`,
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
    await service.get('/runs');
    const run = await service.push('told');
    const done = { ...run, status: 'completed', conclusion: 'failure' };
    await service.tell('workflow_run', { workflow_run: done });
    await service.tell('workflow_run', { workflow_run: done });
    await service.tell('workflow_run', {
      workflow_run: { ...run, status: 'in_progress', conclusion: null },
    });
    const { body } = await service.get('/runs');
    expect(body.runs).toMatchObject([
      { title: 'Write told', status: 'completed', conclusion: 'failure' },
    ]);
  });

  it('says that a repository was never read when the forge was away from the start', async () => {
    await service.misbehave({ mode: 'status', status: 401 });
    const { body } = await service.get('/runs');
    expect(body).toMatchObject({ runs: [], total: 0 });
    expect(body.source.readAt).toBeUndefined();
    expect(body.source.failingSince).toBeDefined();
  });

  it('shows another the runs, without the right to start one again', async () => {
    const { body } = await service.get('/runs', other);
    expect(body.canRerun).toBe(false);
  });

  it('does not believe a file that names a repository of others', async () => {
    const { status, body } = await runsOf('thief');
    expect(status).toBe(404);
    expect(body.error.message).toContain('github.com/project-slug');
  });

  it('believes the platform, whose locations may speak of any repository', async () => {
    expect((await runsOf('curated')).status).toBe(200);
  });

  it('answers 400, 401 and 404 to what is no page, to nobody and to no entity', async () => {
    expect((await service.get('/runs?page=0')).status).toBe(400);
    expect((await service.get('/runs', 'nobody')).status).toBe(401);
    expect((await runsOf('nothing')).status).toBe(404);
    expect((await service.get('/runs/x')).status).toBe(400);
    expect((await service.get('/runs/1')).status).toBe(404);
  });
});

describe('a run', () => {
  it('has jobs and a log, read from the forge', async () => {
    const run = await service.push('logged');
    const { body } = await service.get(`/runs/${run.id}/jobs`);
    const [job] = body.jobs;
    expect(job).toMatchObject({ name: 'test', status: 'completed' });
    expect(job.steps.map((step: { name: string }) => step.name)).toContain(
      'Unit tests',
    );
    const log = await service.get(`/jobs/${job.id}/log`);
    expect(log.body).toMatchObject({ isTruncated: false });
    expect(log.body.text).toContain('npm test');
  });

  it('answers 503 with what to do when the forge is away', async () => {
    await service.misbehave({ mode: 'status', status: 500 });
    const { status } = await service.get('/runs/1/jobs');
    expect(status).toBe(503);
  });

  it('is started again by its owner and the platform team, and by nobody else', async () => {
    const run = await service.push('again');
    await service.get('/runs');
    expect((await service.rerun(run.id, other)).status).toBe(403);
    expect((await service.rerun(run.id, 'nobody')).status).toBe(401);
    expect((await service.rerun(1)).status).toBe(404);
    expect((await service.rerun(run.id)).status).toBe(202);
    const again = await service.completed(run.id);
    expect(again.run_attempt).toBe(2);
    expect((await service.rerun(run.id, platformEngineer)).status).toBe(202);
  });
});

describe('GET /entities/…/last-changes', () => {
  it('tells the last commit, and the last one to the docs', async () => {
    await service.push('docs/index.md');
    await service.push('code');
    const { body } = await service.get('/last-changes');
    const source = { readAt: expect.any(String) };
    const changed = (title: string) => ({
      kind: 'measured',
      at: expect.any(String),
      title,
      author: expect.any(String),
      url: expect.stringContaining(
        `${portal.forge.url}/${service.slug}/commit`,
      ),
    });
    expect(body).toEqual({
      code: { change: changed('Write code'), source },
      docs: { change: changed('Write docs/index.md'), source },
      isTheirs: true,
    });
  });

  it('asks the forge once, however many look, and keeps what it knows', async () => {
    const first = await service.get('/last-changes');
    await service.misbehave({ mode: 'status', status: 500 });
    const again = await service.get('/last-changes', other);
    expect(again.body).toEqual({ ...first.body, isTheirs: false });
    expect(first.body.docs).toMatchObject({
      change: { kind: 'no-data', why: 'nothing-yet' },
      source: { readAt: expect.any(String) },
    });
  });

  it('knows that a repository without a commit has none', async () => {
    const { body } = await portal.empty.get('/last-changes', other);
    expect(body.code.change).toMatchObject({ why: 'nothing-yet' });
  });

  it('says since when the forge is away', async () => {
    await service.misbehave({ mode: 'status', status: 401 });
    const { body } = await service.get('/last-changes');
    expect(body.code).toMatchObject({
      change: { kind: 'no-data', why: 'unreachable' },
      source: { failingSince: expect.any(String) },
    });
  });

  it('answers 401 to nobody and 404 to no entity and no repository of its own', async () => {
    expect((await service.get('/last-changes', 'nobody')).status).toBe(401);
    for (const name of ['nothing', 'thief']) {
      const path = `/entities/component/default/${name}/last-changes`;
      expect((await portal.get(path)).status).toBe(404);
    }
  });
});

describe('GET /needs-me', () => {
  it('names the failed last run of what I own, until a later one passes', async () => {
    await service.get('/runs');
    const run = await service.push('broken');
    const failed = { ...run, conclusion: 'failure' };
    await service.tell('workflow_run', { workflow_run: failed });
    const mine = await service.needsOwner();
    expect(mine.body.failedRuns).toMatchObject([
      {
        entityRef: service.ref,
        run: { title: 'Write broken', conclusion: 'failure' },
      },
    ]);
    expect((await portal.get('/needs-me', other)).body.failedRuns).toEqual([]);

    const mended = await service.push('mended');
    await service.tell('workflow_run', { workflow_run: mended });
    expect((await service.needsOwner()).body.failedRuns).toEqual([]);
  });

  it('names pull requests that I wrote or am asked to review, while they are open', async () => {
    const reviewer = portal.aService();
    await service.get('/runs');
    const pull = service.aPull({ user: { login: service.login } });
    await service.tell('pull_request', { pull_request: pull });
    await service.tell('pull_request', {
      pull_request: service.aPull({
        id: 2,
        requested_reviewers: [{ login: reviewer.login.toUpperCase() }],
      }),
    });
    expect((await service.needsOwner()).body.pullRequests).toMatchObject([
      { id: 1, reason: 'author', title: 'Change it' },
    ]);
    expect((await reviewer.needsOwner()).body.pullRequests).toMatchObject([
      { id: 2, reason: 'reviewer' },
    ]);

    const closed = { ...pull, state: 'closed' };
    await service.tell('pull_request', { pull_request: closed });
    expect((await service.needsOwner()).body.pullRequests).toEqual([]);
  });

  it('reads what I own and nobody has looked at yet', async () => {
    await service.push('unseen');
    const { body } = await service.needsOwner();
    expect(body.source).toEqual({ readAt: expect.any(String) });
  });

  it('says that what could not be read yet is not read', async () => {
    await service.misbehave({ mode: 'status', status: 401 });
    const { body } = await service.needsOwner();
    expect(body.source.readAt).toBeUndefined();
    expect(body.source.failingSince).toBeDefined();
  });

  it('tells who owns nothing how fresh the answer is, too', async () => {
    await service.get('/runs');
    const { body } = await portal.get('/needs-me', other);
    expect(body).toEqual({
      failedRuns: [],
      pullRequests: [],
      source: { readAt: expect.any(String) },
    });
  });

  it('answers 401 to nobody', async () => {
    expect((await portal.get('/needs-me', 'nobody')).status).toBe(401);
  });
});

const runsOf = (component: string) =>
  portal.get(`/entities/component/default/${component}/runs`);
