// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityKindFilter,
  EntityListProvider,
  entityRouteRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
  useEntityList,
} from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  MockEntityListContextProvider,
} from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ComponentProps, type ReactElement, useEffect } from 'react';
import { EntityList } from './EntityList';

type ListState = NonNullable<
  ComponentProps<typeof MockEntityListContextProvider>['value']
>;

const aService = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', description: `About ${name}` },
  spec: { type: 'service', lifecycle: 'production', owner: 'payments-team' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/payments-team' }],
});

const renderWith = (
  element: ReactElement,
  catalog: ReturnType<typeof catalogApiMock>,
) =>
  renderInTestApp(element, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [catalogApiRef, catalog],
      [starredEntitiesApiRef, new MockStarredEntitiesApi()],
    ],
  });

const renderList = (value: ListState) =>
  renderWith(
    <MockEntityListContextProvider value={{ limit: 20, ...value }}>
      <EntityList />
    </MockEntityListContextProvider>,
    catalogApiMock(),
  );

const Components = () => {
  const { updateFilters } = useEntityList();
  useEffect(
    () =>
      updateFilters({ kind: new EntityKindFilter('component', 'Component') }),
    [updateFilters],
  );
  return <EntityList />;
};

const renderPages = (catalog: { queryEntities: jest.Mock }) =>
  renderWith(
    <EntityListProvider pagination={{ mode: 'cursor', limit: 20 }}>
      <Components />
    </EntityListProvider>,
    Object.assign(catalogApiMock(), catalog),
  );

describe('EntityList', () => {
  it('shows what an entity is and who owns it', async () => {
    renderList({ entities: [aService('payment-service')], totalItems: 1 });

    const row = await screen.findByRole('row', { name: /payment-service/ });
    expect(row).toHaveTextContent('About payment-service');
    expect(row).toHaveTextContent('payments-team');
    expect(row).toHaveTextContent('production');
    expect(screen.getByText('1 entity')).toBeVisible();
  });

  it('turns the pages as far as there are any', async () => {
    const queryEntities = jest.fn(async (request?: { cursor?: string }) => ({
      items: [aService(request?.cursor ? 'the-last' : 'the-first')],
      totalItems: 2,
      pageInfo: request?.cursor ? {} : { nextCursor: 'second-page' },
    }));
    renderPages({ queryEntities });
    await screen.findByRole('row', { name: /the-first/ });

    await userEvent.click(
      screen.getByRole('button', { name: 'Next table page' }),
    );

    expect(await screen.findByRole('row', { name: /the-last/ })).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Next table page' }),
    ).toBeDisabled();
    expect(queryEntities).toHaveBeenCalledWith(
      expect.objectContaining({ cursor: 'second-page', totalItems: 'exclude' }),
    );
  });

  it('offers a way out when nothing fits', async () => {
    renderList({
      entities: [],
      totalItems: 0,
      filters: { kind: new EntityKindFilter('component', 'Component') },
    });

    expect(
      await screen.findByRole('link', {
        name: 'Show all, not only what you own',
      }),
    ).toHaveAttribute('href', '/catalog?filters[user]=all');
  });

  it('does not take a list without filters yet for an empty catalog', async () => {
    renderList({ entities: [] });

    expect(await screen.findByRole('row', { name: /Name/ })).toBeVisible();
    expect(
      screen.queryByText(/Nothing in the catalog/),
    ).not.toBeInTheDocument();
  });

  it('does not take a failing catalog for an empty one', async () => {
    renderList({ error: new Error('The catalog is away') });

    expect(
      await screen.findByText(/The catalog is away\. Try again/),
    ).toBeVisible();
    expect(
      screen.queryByText(/Nothing in the catalog/),
    ).not.toBeInTheDocument();
  });

  it('shows nothing of a type that is no text', async () => {
    const odd = aService('odd');
    odd.spec = { ...odd.spec, type: { nested: true } };
    renderList({ entities: [odd], totalItems: 1 });

    const row = await screen.findByRole('row', { name: /odd/ });
    expect(row).not.toHaveTextContent('object');
  });
});
