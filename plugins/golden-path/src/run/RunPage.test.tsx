// SPDX-License-Identifier: Apache-2.0
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type {
  LogEvent,
  ScaffolderTask,
} from '@backstage/plugin-scaffolder-common';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { scaffolderApiMock } from '@backstage/plugin-scaffolder-react/testUtils';
import type { Observable, Observer } from '@backstage/types';
import type { GoldenPathApi } from '@macadam/plugin-golden-path-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { goldenPathApiRef } from '../api';
import { goldenPathPlugin } from '../plugin';
import { aRefusal } from '../__testUtils__/refusal';
import { anOutcome, aReport } from '../__testUtils__/runs';

const createdAt = '2026-11-20T10:00:00.000Z';

const task: ScaffolderTask = {
  id: 'one',
  status: 'processing',
  createdAt,
  spec: {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    parameters: { name: 'tax-service', port: 3000 },
    steps: [
      { id: 'fetch', name: 'Write the code', action: 'fetch:template' },
      { id: 'publish', name: 'Create the repository', action: 'publish' },
    ],
    output: {},
    templateInfo: {
      entityRef: 'template:default/one',
      entity: { metadata: { name: 'one', title: 'A small service' } },
    },
  },
};

const said = (stepId: string, status: string, message = ''): LogEvent =>
  ({
    id: stepId,
    taskId: 'one',
    type: 'log',
    createdAt,
    body: { message, stepId, status },
  } as unknown as LogEvent);

const ended = (body: object): LogEvent =>
  ({
    id: 'end',
    taskId: 'one',
    type: 'completion',
    createdAt,
    body,
  } as unknown as LogEvent);

/** A stream that says these things and goes on. */
function streamOf(events: LogEvent[]): Observable<LogEvent> {
  const stream = {
    [Symbol.observable]: () => stream,
    subscribe(observer?: Observer<LogEvent> | ((event: LogEvent) => void)) {
      const next = typeof observer === 'function' ? observer : observer?.next;
      events.forEach(event => next?.(event));
      return { closed: false, unsubscribe: () => undefined };
    },
  };
  return stream;
}

function renderRun(options: {
  events?: LogEvent[];
  getRunReport: GoldenPathApi['getRunReport'];
  getRemains?: GoldenPathApi['getRemains'];
  getTask?: () => Promise<ScaffolderTask>;
}) {
  const { events = [], getRunReport, getTask = async () => task } = options;
  const { getRemains = () => new Promise(() => {}) } = options;
  const cancelTask = jest.fn(async () => ({ status: 'cancelled' as const }));
  const scaffolder = scaffolderApiMock.mock({
    getTask,
    cancelTask,
    streamLogs: () => streamOf(events),
  });
  renderTestApp({
    features: [goldenPathPlugin],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      mockApis.permission(),
      [scaffolderApiRef, scaffolder],
      [goldenPathApiRef, { getRunReport, getRemains }],
    ],
    initialRouteEntries: ['/create/tasks/one'],
  });
  return { cancelTask };
}

describe('a run that goes on', () => {
  const running = {
    events: [
      said('fetch', 'processing', 'Beginning step'),
      said('fetch', 'completed', 'Wrote <b>60</b> files'),
      said('publish', 'processing', 'Asking the forge'),
    ],
    getRunReport: async () =>
      aReport({
        status: 'processing',
        createdAt: new Date().toISOString(),
        endedAt: undefined,
        usual: { kind: 'measured', runs: 9, medianSeconds: 14, p95Seconds: 20 },
      }),
  };

  it('says where it is, what is usual, and that one may leave', async () => {
    renderRun(running);

    expect(
      await screen.findByRole('heading', { name: 'tax-service', level: 2 }),
    ).toBeVisible();
    expect(await screen.findByText(/Usually 14 s/)).toBeVisible();
    expect(screen.getByText(/You can leave this page/)).toBeVisible();
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(
        'Create the repository (2 of 2)',
      ),
    );
  });

  it('shows the log of its step, and of another that one chooses', async () => {
    renderRun(running);

    const log = await screen.findByRole('group', {
      name: 'Log of Create the repository',
    });
    expect(log).toHaveTextContent('Asking the forge');
    await userEvent.click(
      screen.getByRole('button', { name: /Write the code/ }),
    );
    expect(
      screen.getByRole('group', { name: 'Log of Write the code' }),
    ).toHaveTextContent('Wrote <b>60</b> files');
  });

  it('can be cancelled', async () => {
    const { cancelTask } = renderRun(running);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel the run' }),
    );

    await waitFor(() => expect(cancelTask).toHaveBeenCalledWith('one'));
  });
});

describe('a run that has ended', () => {
  it('leads to what it made, and says which outcomes hold', async () => {
    renderRun({
      events: [
        ended({
          output: {
            links: [
              { title: 'Open in catalog', entityRef: 'component:default/tax' },
              { title: 'Repository', url: 'http://forge.example/acme/tax' },
              // eslint-disable-next-line no-script-url -- what must never become a link
              { title: 'Evil', url: 'javascript:alert(1)' },
            ],
            text: [{ title: 'Next', content: '**tax** is yours' }],
          },
        }),
      ],
      getRunReport: async () =>
        aReport({
          outcomes: [
            anOutcome({ seconds: 6, url: 'http://forge.example/acme/tax' }),
            anOutcome({ id: 'pipeline', state: 'missed', detail: 'failure' }),
            anOutcome({
              id: 'namespace',
              state: 'not-offered',
              detail: 'Not set up yet',
            }),
          ],
        }),
    });

    expect(await screen.findByText('tax-service is ready')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Open in catalog' }),
    ).toHaveAttribute('href', '/catalog/default/component/tax');
    expect(screen.queryByRole('link', { name: 'Evil' })).toBeNull();
    expect(screen.getByText('tax')).toBeVisible();
    const outcomes = within(
      screen.getByRole('list', { name: 'What you have now' }),
    ).getAllByRole('listitem');
    expect(outcomes[0]).toHaveTextContent(/there: Repository.*after 6 s/);
    expect(outcomes[1]).toHaveTextContent(/missing: Pipeline/);
    expect(outcomes[2]).toHaveTextContent(/not offered: .*Not set up yet/);
  });

  it('says so when it failed before it made anything', async () => {
    renderRun({
      events: [said('fetch', 'failed', 'No such skeleton')],
      getRunReport: async () => aReport({ status: 'failed' }),
      getRemains: async taskId => ({ taskId, status: 'failed', remains: [] }),
    });

    expect(await screen.findByText('It left nothing behind.')).toBeVisible();
    expect(screen.queryByRole('link', { name: /What this run/ })).toBeNull();
  });

  it('leads to what it left when it failed, and back to the form', async () => {
    renderRun({
      events: [
        said('fetch', 'completed'),
        said('publish', 'failed', 'The forge says no'),
        ended({ error: { name: 'Error', message: 'The forge says no' } }),
      ],
      getRunReport: async () => aReport({ status: 'failed' }),
    });

    expect(
      await screen.findByText(/It stopped at “Create the repository”/),
    ).toBeVisible();
    expect(screen.getAllByText(/The forge says no/)[0]).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'What this run left' }),
    ).toHaveAttribute('href', '/create/remains/one');
  });

  it.each([
    { status: 403, title: 'This run is not yours' },
    { status: 404, title: 'There is no such run' },
    { status: 500, title: 'cannot be read at the moment' },
  ])('tells a $status from the others', async ({ status, title }) => {
    const error = await aRefusal(status, { message: 'the reason' });
    renderRun({
      getRunReport: () => Promise.reject(error),
      getTask: () => Promise.reject(error),
    });

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(title);
    expect(alert).toHaveTextContent('the reason');
  });
});
