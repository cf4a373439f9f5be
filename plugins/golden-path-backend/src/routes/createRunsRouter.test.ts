// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { anEntity, other, owner, platformEngineer } from '@macadam/test-portal';
import { GoldenPathPortal } from '../__testUtils__/GoldenPathPortal';

let portal: GoldenPathPortal;

beforeAll(async () => {
  portal = await GoldenPathPortal.start({
    entities: url => [
      anEntity('Component', 'half-made', {
        annotations: {
          'backstage.io/managed-by-origin-location': `url:${url}/acme/half-made/blob/main/catalog-info.yaml`,
        },
      }),
    ],
  });
});

afterAll(() => portal.stop());

beforeEach(() => portal.events.publish.mockClear());

describe('/runs/:taskId/remains', () => {
  it('shows who started a run what it made and what of it can be removed', async () => {
    const taskId = await aRun({ service: 'half-made', madeRepository: true });
    const { body } = await portal.get(`/runs/${taskId}/remains`);
    expect(body).toEqual({
      taskId,
      status: 'failed',
      remains: [
        {
          kind: 'repository',
          name: 'acme/half-made',
          url: `${portal.forge.url}/acme/half-made`,
          removable: true,
        },
        {
          kind: 'entity',
          name: 'component:default/half-made',
          removable: true,
        },
      ],
    });
  });

  it('removes it, and has discovery forget it', async () => {
    const taskId = await aRun({ service: 'left-over', madeRepository: true });
    const { status, body } = await remove(taskId);
    expect(status).toBe(200);
    expect(body.removed).toMatchObject([{ name: 'acme/left-over' }]);
    expect(await repositoryStatus('left-over')).toBe(404);
    expect(portal.events.publish).toHaveBeenCalledWith({
      topic: 'macadam.repository.deleted',
      eventPayload: {
        organization: 'acme',
        name: 'left-over',
        url: `${portal.forge.url}/acme/left-over`,
        defaultBranch: 'main',
      },
    });
  });

  it('removes it for the platform team', async () => {
    const taskId = await aRun({ service: 'tidied-up', madeRepository: true });
    expect((await remove(taskId, platformEngineer)).status).toBe(200);
    expect(await repositoryStatus('tidied-up')).toBe(404);
  });

  it('has nothing to remove a second time', async () => {
    const taskId = await aRun({ service: 'twice', madeRepository: true });
    await remove(taskId);
    const { status, body } = await remove(taskId);
    expect({ status, removed: body.removed }).toEqual({
      status: 200,
      removed: [],
    });
  });

  it('leaves a repository alone that was there before', async () => {
    const taskId = await aRun({ service: 'payment-service' });
    const { body } = await portal.get(`/runs/${taskId}/remains`);
    expect(body.remains).toMatchObject([
      { removable: false, reason: 'This run did not make it' },
    ]);
    expect((await remove(taskId)).body.removed).toEqual([]);
    expect(await repositoryStatus('payment-service')).toBe(200);
  });

  it.each(['open', 'processing', 'completed'] as const)(
    'answers 409 while the run is %s',
    async status => {
      const service = `kept-${status}`;
      const taskId = await aRun({ service, status, madeRepository: true });
      expect((await remove(taskId)).status).toBe(409);
      expect(await repositoryStatus(service)).toBe(200);
    },
  );

  it('answers 409 when somebody has worked in the repository', async () => {
    const taskId = await aRun({ service: 'worked-in', madeRepository: true });
    for (const file of ['one.md', 'two.md']) {
      await portal.forge.request(
        'PUT',
        `/repos/acme/worked-in/contents/${file}`,
        {
          body: { message: `Write ${file}`, content: 'bW9yZQ==' },
        },
      );
    }
    expect((await remove(taskId)).status).toBe(409);
    expect(await repositoryStatus('worked-in')).toBe(200);
  });

  it('answers 403 to another user, and removes nothing', async () => {
    const taskId = await aRun({ service: 'not-yours', madeRepository: true });
    expect((await remove(taskId, other)).status).toBe(403);
    expect((await portal.get(`/runs/${taskId}/remains`, other)).status).toBe(
      403,
    );
    expect(await repositoryStatus('not-yours')).toBe(200);
  });

  it('answers 400, 401 and 404 to what is no id, to nobody and to no run', async () => {
    const taskId = await aRun({ service: 'any-service' });
    expect((await portal.get('/runs/1/remains')).status).toBe(400);
    expect((await portal.get(`/runs/${taskId}/remains`, 'nobody')).status).toBe(
      401,
    );
    expect((await portal.get(`/runs/${randomUUID()}/remains`)).status).toBe(
      404,
    );
  });
});

describe('GET /runs/:taskId/report', () => {
  it('tells who started a run what it has brought, and what it cannot bring yet', async () => {
    const taskId = await aRun({ service: 'stopped', madeRepository: true });
    const { status, body } = await portal.get(`/runs/${taskId}/report`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'failed',
      targetSeconds: 900,
      usual: { kind: 'no-data', runs: 0, neededRuns: 5 },
      outcomes: [
        { id: 'repository', state: 'missed' },
        { id: 'pipeline', state: 'not-offered' },
        { id: 'namespace', state: 'not-offered' },
        { id: 'observability', state: 'not-offered' },
        { id: 'catalog', state: 'not-offered' },
      ],
    });
  });

  it('answers 400, 401, 403 and 404 as for remains', async () => {
    const taskId = await aRun({ service: 'any-report' });
    const report = `/runs/${taskId}/report`;
    expect((await portal.get('/runs/1/report')).status).toBe(400);
    expect((await portal.get(report, 'nobody')).status).toBe(401);
    expect((await portal.get(report, other)).status).toBe(403);
    const none = `/runs/${randomUUID()}/report`;
    expect((await portal.get(none)).status).toBe(404);
  });
});

describe('the end of a run', () => {
  it.each([
    { status: 'completed', title: 'told-completed is ready' },
    { status: 'failed', title: 'told-failed could not be created' },
  ] as const)(
    'is told to who started it: $status',
    async ({ status, title }) => {
      const id = await aRun({ service: `told-${status}`, status });
      await portal.tell('scaffolder.task', { id, status });
      expect(portal.notifications.send).toHaveBeenLastCalledWith({
        recipients: { type: 'entity', entityRef: owner },
        payload: expect.objectContaining({
          title,
          link: `/create/tasks/${id}`,
          scope: `run:${id}`,
        }),
      });
    },
  );

  it('is what is told: nothing that comes before, nor a cancellation', async () => {
    portal.notifications.send.mockClear();
    const id = await aRun({ service: 'told-nothing', status: 'cancelled' });
    for (const status of ['open', 'processing', 'cancelled']) {
      await portal.tell('scaffolder.task', { id, status });
    }
    expect(portal.notifications.send).not.toHaveBeenCalled();
  });
});

/** A run that failed unless told otherwise, and the repository that it made before it did. */
async function aRun(run: {
  service: string;
  status?: ScaffolderTask['status'];
  madeRepository?: boolean;
}): Promise<string> {
  const id = randomUUID();
  portal.tasks.set(id, {
    id,
    status: run.status ?? 'failed',
    createdAt: '2026-06-01T12:00:00Z',
    spec: {
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      parameters: { name: run.service },
      steps: [
        {
          id: 'publish',
          name: 'Publish',
          action: 'macadam:repository:publish',
          input: { name: '${{ parameters.name }}' },
        },
      ],
      output: {},
      user: { ref: owner },
    },
  });
  if (run.madeRepository) {
    const homepage = `http://portal.example/create/tasks/${id}`;
    await portal.forge.request('POST', '/orgs/acme/repos', {
      body: { name: run.service, homepage },
    });
  }
  return id;
}

async function repositoryStatus(name: string): Promise<number> {
  return (await portal.forge.request('GET', `/repos/acme/${name}`)).status;
}

function remove(taskId: string, caller?: string) {
  return portal.delete(`/runs/${taskId}/remains`, caller);
}
