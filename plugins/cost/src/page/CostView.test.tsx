// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { aLine, aSummary, clientOver, usd } from '../__testUtils__/answers';
import { costApiRef } from '../api';
import { CostView } from './CostView';
import { OrganizationPage } from './OrganizationPage';

const scope = {
  kind: 'component',
  namespace: 'default',
  name: 'payment-service',
};
const at = '/entities/component/default/payment-service';

const series = {
  scope: 'component:default/payment-service',
  by: 'category',
  first: '2026-11-01',
  last: '2026-11-02',
  currencies: [
    {
      currency: 'USD',
      parts: ['Databases', 'Everything else'],
      days: [
        { day: '2026-11-01', values: ['1.5', '0'] },
        { day: '2026-11-02', values: ['2', '-0.5'] },
      ],
    },
  ],
};

const allocation = {
  scope: 'component:default/payment-service',
  rules: [
    {
      rule: 'Tag service',
      says: 'tag service names a component',
      resources: 2,
      amounts: usd('120.5'),
    },
  ],
};

const answersOf = (
  home: string,
  given: Record<string, (request: Request) => unknown> = {},
) => ({
  [`${home}/summary`]: () => aSummary(),
  [`${home}/series`]: () => series,
  [`${home}/lines`]: () => ({ items: [aLine()], total: 1 }),
  [`${home}/allocation`]: () => allocation,
  ...given,
});

function renderView(
  element: JSX.Element,
  answers: Record<string, (request: Request) => unknown>,
) {
  return renderInTestApp(element, {
    apis: [[costApiRef, clientOver(answers)]],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

it('shows the days by their parts, the lines, and why they are here', async () => {
  renderView(<CostView scope={scope} />, answersOf(at));
  const chart = await screen.findByRole('figure', {
    name: 'Cost by day in USD',
  });
  expect(within(chart).getByRole('row', { name: /Nov 2/ })).toHaveTextContent(
    '$2.00-$0.50',
  );
  const lines = await screen.findByRole('region', { name: 'Lines' });
  expect(lines).toHaveTextContent('Tag service: tag service = payment-service');
  const rules = await screen.findByRole('region', { name: 'Rules' });
  expect(rules).toHaveTextContent('tag service names a component');
  expect(
    screen.getByText(/^Usage \$120\.50\. Saved against the list price/),
  ).toBeVisible();
});

it('reads on below the lines that are there', async () => {
  const answers = answersOf(at, {
    [`${at}/lines`]: request => {
      const cursor = new URL(request.url).searchParams.get('cursor');
      return cursor
        ? { items: [aLine({ id: '2-USD', title: 'payment-cache' })], total: 2 }
        : { items: [aLine()], total: 2, nextCursor: 'next' };
    },
  });
  renderView(<CostView scope={scope} />, answers);
  fireEvent.click(await screen.findByRole('button', { name: 'Show more' }));
  expect(await screen.findByText('payment-cache')).toBeVisible();
  expect(screen.getByText('2 of 2 lines')).toBeVisible();
  expect(screen.getByText('payment-db')).toBeVisible();
});

it('goes to the month before', async () => {
  const asked: (string | null)[] = [];
  const answers = answersOf(at, {
    [`${at}/summary`]: request => {
      asked.push(new URL(request.url).searchParams.get('month'));
      return aSummary();
    },
  });
  renderView(<CostView scope={scope} />, answers);
  await screen.findAllByText('$120.50');
  fireEvent.click(screen.getByRole('button', { name: /^Earlier: .* \d{4}$/ }));
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]).toMatch(/^\d{4}-\d\d$/);
  expect(asked[1]! < asked[0]!).toBe(true);
});

it('takes everything apart, what belongs to nobody among it, and shows budgets', async () => {
  const answers = answersOf('/organization', {
    '/organization/breakdown': () => ({
      by: 'group',
      month: aSummary().month,
      parts: [
        {
          title: 'Payments',
          entityRef: 'group:default/payments-team',
          toDate: usd('100'),
          sameDaysBefore: usd('90'),
          savings: [],
        },
        {
          title: 'Not allocated',
          toDate: usd('20.5'),
          sameDaysBefore: [],
          savings: [],
        },
      ],
    }),
    '/organization/budgets': () => ({ items: [] }),
  });
  renderView(<OrganizationPage />, answers);
  const parts = await screen.findByRole('region', { name: 'Parts' });
  expect(within(parts).getByRole('link', { name: 'Payments' })).toHaveAttribute(
    'href',
    '/catalog/default/group/payments-team/cost',
  );
  expect(within(parts).getByText('Not allocated')).toBeVisible();
  expect(await screen.findByText(/Nobody has set a budget/)).toBeVisible();
});

it('says who may see what is not allocated', async () => {
  const message = 'This is for the platform team';
  const answers = answersOf('/organization', {
    '/unallocated/summary': () =>
      Response.json(
        {
          error: { name: 'NotAllowedError', message },
          response: { statusCode: 403 },
        },
        { status: 403 },
      ),
  });
  renderView(<OrganizationPage />, answers);
  fireEvent.click(await screen.findByRole('radio', { name: 'Not allocated' }));
  expect(await screen.findByText(message)).toBeVisible();
});
