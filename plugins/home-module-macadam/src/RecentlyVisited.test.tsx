// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { visitsApiRef, type Visit } from '@backstage/plugin-home';
import { screen } from '@testing-library/react';
import { RecentlyVisited } from './RecentlyVisited';

const paymentService: Visit = {
  id: 'one',
  name: 'payment-service',
  pathname: '/catalog/default/component/payment-service',
  entityRef: 'component:default/payment-service',
  hits: 1,
  timestamp: 1,
};

const renderVisits = (list: () => Promise<Visit[]>) =>
  renderInTestApp(<RecentlyVisited />, { apis: [[visitsApiRef, { list }]] });

describe('RecentlyVisited', () => {
  it('leads back to what was open', async () => {
    renderVisits(async () => [paymentService]);

    expect(
      await screen.findByRole('link', { name: 'payment-service' }),
    ).toHaveAttribute('href', paymentService.pathname);
    expect(screen.getByText('component')).toBeVisible();
  });

  it('tells a newcomer what will stand here', async () => {
    renderVisits(async () => []);

    expect(await screen.findByText(/appear here/)).toBeVisible();
  });

  it('does not take a failing store for an empty one', async () => {
    renderVisits(() => Promise.reject(new Error('away')));

    expect(await screen.findByText('away')).toBeVisible();
  });
});
