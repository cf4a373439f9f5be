// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { CatalogFile } from '@macadam/plugin-catalog-files-common';
import type { NeedsMe as Answer } from '@macadam/plugin-github-activity-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { needsMeApiRef } from './needsMeApi';
import { NeedsMe } from './NeedsMe';

const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();

const aFailedRun = (id: number): Answer['failedRuns'][number] => ({
  entityRef: 'component:default/payment-service',
  run: {
    id,
    workflowId: 1,
    workflowName: 'CI',
    runNumber: id,
    attempt: 1,
    event: 'push',
    status: 'completed',
    conclusion: 'failure',
    branch: 'main',
    commitSha: 'a'.repeat(40),
    title: 'Round half a cent to even',
    createdAt: anHourAgo,
    updatedAt: anHourAgo,
    url: 'http://forge.example/acme/payment-service/actions/runs/1',
  },
});

const aPull = (reason: 'author' | 'reviewer') => ({
  id: reason === 'author' ? 1 : 2,
  repository: 'acme/payment-service',
  number: 7,
  title: `Refunds, ${reason}`,
  author: 'hana-sato',
  isDraft: false,
  createdAt: anHourAgo,
  updatedAt: anHourAgo,
  url: 'http://forge.example/acme/payment-service/pull/7',
  reason,
});

const aBrokenFile = {
  url: 'http://forge.example/acme/fraud-scoring/blob/main/catalog-info.yaml',
  source: { readAt: anHourAgo },
  problems: [
    {
      severity: 'error' as const,
      line: 33,
      column: 1,
      message: 'Nested mappings are not allowed here',
      whatToDo: 'Correct the indentation',
    },
  ],
};

const renderNeeds = (
  answer: Partial<Answer> | Error,
  files: () => Promise<CatalogFile[]> = async () => [],
) =>
  renderInTestApp(<NeedsMe />, {
    apis: [
      [
        needsMeApiRef,
        {
          getMyBrokenFiles: files,
          getNeedsMe: async () => {
            if (answer instanceof Error) throw answer;
            return {
              failedRuns: [],
              pullRequests: [],
              source: { readAt: anHourAgo },
              ...answer,
            };
          },
        },
      ],
    ],
  });

describe('NeedsMe', () => {
  it('leads to what failed and to what waits for me', async () => {
    renderNeeds({
      failedRuns: [aFailedRun(1)],
      pullRequests: [aPull('reviewer'), aPull('author')],
    });

    expect(
      await screen.findByRole('link', {
        name: 'CI failed on payment-service',
      }),
    ).toHaveAttribute('href', aFailedRun(1).run.url);
    // A workflow is called as its owners like: what it says of directions ends with it.
    expect(screen.getByText('CI').tagName).toBe('BDI');
    expect(screen.getByText('your review')).toBeVisible();
    expect(screen.getByText('yours')).toBeVisible();
    expect(screen.getByText('From GitHub, read 1 hour ago')).toBeVisible();
  });

  it('leads to the line of a catalog file that cannot be read', async () => {
    renderNeeds({}, async () => [aBrokenFile]);

    expect(
      await screen.findByRole('link', {
        name: 'The catalog file of acme/fraud-scoring cannot be read',
      }),
    ).toHaveAttribute('href', `${aBrokenFile.url}#L33`);
    expect(
      screen.getByText('Line 33: Nested mappings are not allowed here'),
    ).toBeVisible();
  });

  it('shows the runs although the catalog files could not be asked for', async () => {
    renderNeeds({ failedRuns: [aFailedRun(1)] }, () =>
      Promise.reject(new Error('The files are away')),
    );

    expect(await screen.findByText('The files are away')).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'CI failed on payment-service' }),
    ).toBeVisible();
  });

  it('shows the first five, and the others to whoever wants them', async () => {
    renderNeeds({ failedRuns: [1, 2, 3, 4, 5, 6, 7].map(aFailedRun) });

    const more = await screen.findByRole('button', { name: 'Show 2 more' });
    expect(screen.getAllByRole('listitem')).toHaveLength(5);
    await userEvent.click(more);
    expect(screen.getAllByRole('listitem')).toHaveLength(7);
    expect(screen.queryByRole('button', { name: /more/ })).toBeNull();
  });

  it('has room for pull requests beside many failed runs', async () => {
    renderNeeds({
      failedRuns: [1, 2, 3, 4, 5, 6, 7].map(aFailedRun),
      pullRequests: [aPull('reviewer'), aPull('author')],
    });

    expect(await screen.findByText('your review')).toBeVisible();
    expect(screen.getByText('yours')).toBeVisible();
    expect(screen.getAllByText('run failed')).toHaveLength(3);
    expect(screen.getByRole('button', { name: 'Show 4 more' })).toBeVisible();
  });

  it('says that nothing waits', async () => {
    renderNeeds({});

    expect(
      await screen.findByText(/^No failed run of what you own/),
    ).toBeVisible();
  });

  it('does not take a forge that was never read for an empty one', async () => {
    renderNeeds({ source: { failingSince: anHourAgo, reason: 'away' } });

    expect(
      await screen.findByText(/GitHub has not answered since 1 hour ago/),
    ).toBeVisible();
    expect(screen.queryByText(/^No failed run/)).not.toBeInTheDocument();
  });

  it('does not take a failing portal for an empty list', async () => {
    renderNeeds(new Error('The activity is away'));

    expect(await screen.findByText('The activity is away')).toBeVisible();
  });
});
