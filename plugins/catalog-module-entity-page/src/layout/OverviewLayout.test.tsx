// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { OverviewLayout } from './OverviewLayout';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'invoices',
    annotations: { 'backstage.io/orphan': 'true' },
  },
};
const cards = [
  { type: 'info' as const, element: <p>Whose it is</p> },
  { type: 'content' as const, element: <p>How it goes</p> },
  { element: <p>Of no type</p> },
];

/** A page that is drawn anew by a button, as it is when one of its chunks comes. */
const Page = () => {
  const [times, setTimes] = useState(0);
  return (
    <EntityProvider entity={entity}>
      <OverviewLayout cards={[...cards]} />
      <button onClick={() => setTimes(times + 1)}>Draw {times}</button>
    </EntityProvider>
  );
};

it('shows what the catalog holds against an entity, and all its cards', async () => {
  const getEntityAncestors = jest.fn(async () => ({
    rootEntityRef: 'component:default/invoices',
    items: [],
  }));
  const catalog = { ...catalogApiMock(), getEntityAncestors };
  renderInTestApp(<Page />, {
    apis: [[catalogApiRef, catalog]],
    mountedRoutes: { '/catalog': catalogPlugin.routes.catalogIndex },
  });
  expect(
    await screen.findByText(/not referenced by any location/),
  ).toBeVisible();
  for (const { element } of cards) {
    expect(screen.getByText(element.props.children)).toBeVisible();
  }
  await waitFor(() => expect(getEntityAncestors).toHaveBeenCalled());
  const asked = getEntityAncestors.mock.calls.length;
  await userEvent.click(screen.getByRole('button', { name: 'Draw 0' }));
  await screen.findByRole('button', { name: 'Draw 1' });
  expect(getEntityAncestors).toHaveBeenCalledTimes(asked);
});
