// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  entityRouteRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Starred } from './Starred';

const payments: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payment-service', namespace: 'default' },
};
const team: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'orders-team', namespace: 'default' },
  spec: { profile: { displayName: 'Orders' } },
};

async function renderStarred(
  refs: string[],
  catalog:
    | [typeof catalogApiRef, { getEntitiesByRefs: () => Promise<never> }]
    | ReturnType<typeof catalogApiMock> = catalogApiMock({
    entities: [payments, team],
  }),
) {
  const stars = new MockStarredEntitiesApi();
  for (const ref of refs) await stars.toggleStarred(ref);
  renderInTestApp(<Starred />, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [catalog as never, [starredEntitiesApiRef, stars]],
  });
}

const linkNames = () => screen.getAllByRole('link').map(a => a.textContent);

describe('Starred', () => {
  it('leads to what was starred, by the name that people use', async () => {
    await renderStarred([
      'component:default/payment-service',
      'group:default/orders-team',
      'component:default/gone',
    ]);

    const link = await screen.findByRole('link', { name: 'Orders' });
    expect(link).toHaveAttribute('href', '/catalog/default/group/orders-team');
    expect(linkNames()).toEqual(['Orders', 'payment-service']);
  });

  it('drops what one does not want to find again', async () => {
    await renderStarred(['component:default/payment-service']);

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Remove payment-service from favorites',
      }),
    );
    expect(await screen.findByText(/^Press the star/)).toBeVisible();
  });

  it('does not take a failing catalog for an empty one', async () => {
    const getEntitiesByRefs = () => Promise.reject(new Error('away'));
    await renderStarred(
      ['component:default/payment-service'],
      [catalogApiRef, { getEntitiesByRefs }],
    );

    expect(await screen.findByText('away')).toBeVisible();
  });
});
