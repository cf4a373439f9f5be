// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  entityRouteRef,
  EntityProvider,
} from '@backstage/plugin-catalog-react';
import type { DeliverySummary } from '@macadam/plugin-dora-common';
import { screen, within } from '@testing-library/react';
import {
  aMetric,
  aPoint,
  aSummary,
  clientOver,
} from '../__testUtils__/answers';
import { doraApiRef } from '../api';
import { DeliveryCard } from './DeliveryCard';

const path = '/entities/component/default/payment-service';
const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payment-service' },
};

const renderCard = (summary?: DeliverySummary) =>
  renderInTestApp(
    <EntityProvider entity={entity}>
      <DeliveryCard />
    </EntityProvider>,
    {
      apis: [
        [
          doraApiRef,
          clientOver({
            ...(summary && { [`${path}/summary`]: () => summary }),
            [`${path}/series`]: () => ({
              scope: 'component:default/payment-service',
              window: aSummary().window,
              bucket: 'week',
              points: [aPoint({}), aPoint({ start: '2026-03-02' })],
            }),
          }),
        ],
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );

it('shows each figure with its level and how it moved', async () => {
  renderCard(aSummary());
  const figure = await screen.findByRole('region', {
    name: 'Change lead time',
  });
  expect(figure).toHaveTextContent('2 h');
  expect(figure).toHaveTextContent('Elite (DORA 2024)');
  expect(figure).toHaveTextContent('worse, 1 h in the period before');
  expect(screen.getByText(/last event/)).toHaveTextContent(
    'GitHub (deployments)',
  );
});

it('says why there is no figure, rather than nought', async () => {
  const metric = aMetric({
    value: { kind: 'no-data', reason: 'Nothing was deployed in this window' },
  });
  renderCard(aSummary({ metrics: { changeFailRate: metric } }));
  const figure = await screen.findByRole('region', {
    name: 'Change fail rate',
  });
  expect(figure).toHaveTextContent('No data');
  expect(figure).toHaveTextContent('Nothing was deployed in this window');
  expect(within(figure).queryByText(/Elite/)).not.toBeInTheDocument();
});

it('puts what is broken now before the figures', async () => {
  const { counts } = aSummary();
  renderCard(
    aSummary({ counts: { ...counts, open: 1, openAgeSeconds: [7200] } }),
  );
  expect(
    await screen.findByText('A failed deployment has not recovered yet'),
  ).toBeVisible();
  expect(screen.getByText(/Since 2 h/)).toBeVisible();
});

it('says since when a source is stale, beside the figures', async () => {
  const [github] = aSummary().sources;
  renderCard(
    aSummary({
      sources: [
        {
          ...github,
          state: 'stale',
          read: { failingSince: '2026-03-01T12:00:00.000Z', reason: '502' },
        },
      ],
    }),
  );
  expect(
    await screen.findByText(/GitHub has not answered since/),
  ).toBeVisible();
  expect(
    screen.getByRole('region', { name: 'Change lead time' }),
  ).toBeVisible();
});

it('offers another try when the portal does not answer', async () => {
  renderCard();
  expect(
    await screen.findByText('Delivery performance could not be read'),
  ).toBeVisible();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});
