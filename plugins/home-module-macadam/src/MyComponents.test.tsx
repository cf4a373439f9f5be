// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { MyComponents } from './MyComponents';

const aComponent = (name: string, owner: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', description: `About ${name}` },
  spec: { type: 'service', lifecycle: 'production', owner },
  relations: [{ type: 'ownedBy', targetRef: owner }],
});

function renderMine(catalog: Parameters<typeof catalogApiMock>[0] | Error) {
  renderInTestApp(<MyComponents />, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      mockApis.identity({
        userEntityRef: 'user:default/paula',
        ownershipEntityRefs: ['user:default/paula', 'group:default/payments'],
      }),
      catalog instanceof Error
        ? [catalogApiRef, { queryEntities: () => Promise.reject(catalog) }]
        : catalogApiMock(catalog),
    ],
  });
}

describe('MyComponents', () => {
  it('lists what I or my teams own, and nothing else', async () => {
    renderMine({
      entities: [
        aComponent('payment-service', 'group:default/payments'),
        aComponent('orders-service', 'group:default/orders'),
      ],
    });

    expect(
      await screen.findByRole('link', { name: 'payment-service' }),
    ).toHaveAttribute('href', '/catalog/default/component/payment-service');
    expect(screen.getByText('About payment-service')).toBeVisible();
    expect(screen.queryByText('orders-service')).not.toBeInTheDocument();
  });

  it('tells a newcomer what to do', async () => {
    renderMine({ entities: [] });

    expect(
      await screen.findByText(/start one from a golden path/),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'See all services' }),
    ).toHaveAttribute('href', '/catalog?filters[user]=all');
    expect(screen.getByRole('link', { name: 'Find your team' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Read the docs' })).toBeVisible();
  });

  it('points to the full list when there are more than fit', async () => {
    renderMine({
      entities: Array.from({ length: 11 }, (_, index) =>
        aComponent(`service-${index}`, 'user:default/paula'),
      ),
    });

    expect(
      await screen.findByRole('link', { name: 'All 11 of them' }),
    ).toBeVisible();
    expect(screen.getAllByRole('listitem')).toHaveLength(8);
  });

  it('does not take a failing catalog for an empty one', async () => {
    renderMine(new Error('The catalog is away'));

    expect(await screen.findByText('The catalog is away')).toBeVisible();
    expect(screen.queryByText(/golden path/)).not.toBeInTheDocument();
  });
});
