// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  entityRouteRef,
  EntityProvider,
} from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import {
  aSummary,
  clientOver,
  refusedWith,
  usd,
} from '../__testUtils__/answers';
import { costApiRef } from '../api';
import { CostCard } from './CostCard';

const path = '/entities/component/default/payment-service/summary';
const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payment-service' },
};

const renderCard = (summary?: unknown) =>
  renderInTestApp(
    <EntityProvider entity={entity}>
      <CostCard />
    </EntityProvider>,
    {
      apis: [
        [
          costApiRef,
          clientOver(summary === undefined ? {} : { [path]: () => summary }),
        ],
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );

it('shows the month so far, how it moved, where it leads, and its costliest lines', async () => {
  renderCard(aSummary());
  expect(await screen.findByText('$120.50')).toBeVisible();
  expect(
    screen.getByText('November 2026, to Nov 24: 24 of 30 days'),
  ).toBeVisible();
  expect(screen.getByText(/^\+20\.5% against the same days/)).toBeVisible();
  expect(screen.getByText('Last month, whole: $130.00')).toBeVisible();
  expect(
    screen.getByText(/about \$150\.00, likely \$145\.00 to \$155\.00/),
  ).toBeVisible();
  const lines = screen.getByRole('region', { name: 'The costliest lines' });
  expect(within(lines).getByText('payment-db')).toBeVisible();
  expect(screen.getByText(/its last bill is of Nov 24/)).toBeVisible();
  expect(screen.getByText(/^Updated \d+ \w+ ago$/)).toBeVisible();
});

it('warns of a rise above what is passed over, and only of that', async () => {
  const { unmount } = await renderCard(aSummary());
  expect(await screen.findByText('+20.5% in USD')).toBeVisible();
  unmount();
  renderCard(
    aSummary({ changes: [{ currency: 'USD', difference: '9', ratio: 0.09 }] }),
  );
  expect(await screen.findByText(/^\+9%/)).toBeVisible();
  expect(screen.queryByText('+9% in USD')).not.toBeInTheDocument();
});

it('says in words that nothing was charged before', async () => {
  renderCard(
    aSummary({
      sameDaysBefore: usd('0'),
      changes: [
        {
          currency: 'USD',
          difference: '120.5',
          ratio: null,
          reason: 'nothing-before',
        },
      ],
    }),
  );
  expect(
    await screen.findByText(/Nothing was charged in the same days/),
  ).toBeVisible();
});

it('shows a budget that is passed', async () => {
  renderCard(
    aSummary({
      budget: {
        entityRef: 'component:default/payment-service',
        limit: { amount: '100', currency: 'USD' },
        from: 'config',
        spent: '120.5',
        share: 1.205,
        state: 'passed',
        notCounted: [{ amount: '3', currency: 'EUR' }],
      },
    }),
  );
  expect(
    await screen.findByText('The budget is passed: $120.50 of $100.00, 120.5%'),
  ).toBeVisible();
  expect(
    screen.getByText('€3.00 in other currencies is not counted'),
  ).toBeVisible();
});

it('keeps several currencies apart', async () => {
  renderCard(
    aSummary({ toDate: [...usd('1'), { amount: '2', currency: 'EUR' }] }),
  );
  expect(await screen.findByText('$1.00 + €2.00')).toBeVisible();
});

it.each([
  {
    name: 'nothing is configured',
    summary: aSummary({ sources: [] }),
    says: /No source of costs is connected/,
  },
  {
    name: 'nothing leads here',
    summary: aSummary({ toDate: [], lastMonth: [] }),
    says: /No cost data/,
  },
  {
    name: 'no bill of the month has come',
    summary: aSummary({
      month: { ...aSummary().month, through: null, knownDays: 0 },
    }),
    says: /No bill of November 2026 has come yet/,
  },
])('says so when $name', async ({ summary, says }) => {
  renderCard(summary);
  expect(await screen.findByText(says)).toBeVisible();
});

it('says who may see what is kept, and offers no other try', async () => {
  const message = 'What it costs is only for the members of its group';
  renderCard(refusedWith(message));
  expect(await screen.findByText(new RegExp(message))).toBeVisible();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

it('says since when a source does not answer, beside the figures', async () => {
  const [source] = aSummary().sources;
  const read = { failingSince: '2026-11-25T00:00:00.000Z', reason: 'ENOENT' };
  renderCard(aSummary({ sources: [{ ...source, state: 'stale', read }] }));
  expect(
    await screen.findByText(/FOCUS files has not answered since/),
  ).toBeVisible();
  expect(screen.getByText('$120.50')).toBeVisible();
});

it('offers another try when the portal does not answer', async () => {
  renderCard();
  expect(await screen.findByText('Cost could not be read')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});
