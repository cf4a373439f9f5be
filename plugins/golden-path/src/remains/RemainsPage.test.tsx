// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';
import { renderTestApp } from '@backstage/frontend-test-utils';
import type {
  GoldenPathApi,
  Remain,
  RunRemains,
} from '@macadam/plugin-golden-path-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { goldenPathApiRef } from '../api';
import { goldenPathPlugin } from '../plugin';

const repository: Remain = {
  kind: 'repository',
  name: 'acme/half-made',
  url: 'http://forge.example/acme/half-made',
  removable: true,
};
const foreign: Remain = {
  kind: 'entity',
  name: 'component:default/half-made',
  removable: false,
  reason: 'it was there before the run',
};

const aRun = (run: Partial<RunRemains>): RunRemains => ({
  taskId: 'one',
  status: 'failed',
  remains: [],
  ...run,
});

const refusal = (status: number, message: string) =>
  ResponseError.fromResponse(
    new Response(JSON.stringify({ error: { name: 'Error', message } }), {
      status,
      headers: { 'content-type': 'application/json' },
    }),
  );

function renderRemains(api: Partial<GoldenPathApi>) {
  renderTestApp({
    features: [goldenPathPlugin],
    apis: [[goldenPathApiRef, api]],
    initialRouteEntries: ['/create/remains/one'],
  });
}

describe('RemainsPage', () => {
  it('deletes what the run made, after naming it, and nothing else', async () => {
    let left = [repository, foreign];
    const removed: string[] = [];
    renderRemains({
      getRemains: async () => aRun({ remains: left }),
      removeRemains: async taskId => {
        removed.push(taskId);
        left = [];
        return { taskId, removed: [repository] };
      },
    });

    const list = await screen.findByRole('list', { name: 'What the run left' });
    expect(list).toHaveTextContent('acme/half-made');
    expect(list).toHaveTextContent('Stays: it was there before the run');

    await userEvent.click(
      screen.getByRole('button', { name: 'Delete just that' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('acme/half-made');
    expect(dialog).not.toHaveTextContent('component:default/half-made');
    expect(removed).toEqual([]);

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Delete' }),
    );
    expect(
      await screen.findByText('Nothing is left of this run'),
    ).toBeVisible();
    expect(removed).toEqual(['one']);
  });

  it('keeps everything when the person thinks better of it', async () => {
    const removeRemains = jest.fn();
    renderRemains({
      getRemains: async () => aRun({ remains: [repository] }),
      removeRemains,
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete just that' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Keep it' }),
    );

    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(removeRemains).not.toHaveBeenCalled();
  });

  it('offers no deletion of what the run did not make', async () => {
    renderRemains({ getRemains: async () => aRun({ remains: [foreign] }) });

    expect(await screen.findByText(/deleted safely/)).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Delete just that' }),
    ).not.toBeInTheDocument();
  });

  it('says why a deletion failed, and keeps the dialog open', async () => {
    renderRemains({
      getRemains: async () => aRun({ remains: [repository] }),
      removeRemains: async () => {
        throw await refusal(409, 'Somebody has built on it');
      },
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete just that' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Delete' }),
    );

    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Somebody has built on it',
    );
  });

  it('says that a run is still going, and offers no deletion meanwhile', async () => {
    renderRemains({
      getRemains: async () =>
        aRun({ status: 'processing', remains: [repository] }),
    });

    expect(await screen.findByText('The run is still going')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Delete just that' }),
    ).not.toBeInTheDocument();
  });

  it.each([
    { status: 403, title: 'This run is not yours' },
    { status: 404, title: 'There is no such run' },
    { status: 500, title: 'What the run left could not be read' },
  ])('tells a $status from the others', async ({ status, title }) => {
    renderRemains({
      getRemains: async () => {
        throw await refusal(status, 'the reason');
      },
    });

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(title);
    expect(alert).toHaveTextContent('the reason');
  });
});
