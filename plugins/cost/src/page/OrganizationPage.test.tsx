// SPDX-License-Identifier: Apache-2.0
import { fireEvent, screen, within } from '@testing-library/react';
import { aLine, aSummary, refusedWith, usd } from '../__testUtils__/answers';
import { answersOf, linesOf, renderView } from '../__testUtils__/view';
import { OrganizationPage } from './OrganizationPage';

const platformTeam = ['group:default/platform-team'];

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
    '/organization/budgets': () => ({ items: [], total: 0 }),
  });
  renderView(<OrganizationPage />, answers);
  const parts = await screen.findByRole('region', { name: 'Parts' });
  expect(
    within(parts).getByRole('link', { name: 'payments-team' }),
  ).toHaveAttribute('href', '/catalog/default/group/payments-team/cost');
  expect(within(parts).getByText('Not allocated')).toBeVisible();
  expect(await screen.findByText(/Nobody has set a budget/)).toBeVisible();
});

it('says who may see what is not allocated', async () => {
  const message = 'This is for the platform team';
  const answers = answersOf('/organization', {
    '/unallocated/summary': () => refusedWith(message),
  });
  renderView(<OrganizationPage />, answers);
  fireEvent.click(await screen.findByRole('radio', { name: 'Not allocated' }));
  expect(await screen.findByText(message)).toBeVisible();
});

const aBudget = (name: string) => ({
  entityRef: `component:default/${name}`,
  limit: { amount: '100', currency: 'USD' },
  from: 'annotation',
  spent: '50',
  share: 0.5,
  state: 'within',
  notCounted: [],
});

it('names what budgets and lines are of, leads to what it costs, and reads on below', async () => {
  const answers = answersOf('/organization', {
    '/organization/breakdown': () => ({
      by: 'group',
      month: aSummary().month,
      parts: [],
    }),
    '/organization/budgets': request =>
      new URL(request.url).searchParams.get('cursor')
        ? { items: [aBudget('ledger')], total: 2 }
        : { items: [aBudget('search')], total: 2, nextCursor: 'next' },
    '/organization/lines': () => ({
      ...linesOf(aLine(), aLine({ id: '2-USD', entityRef: null })),
      leavesOutUnallocated: true,
    }),
  });
  renderView(<OrganizationPage />, answers);
  const search = await screen.findByRole('link', { name: 'search' });
  expect(search).toHaveAttribute(
    'href',
    '/catalog/default/component/search/cost',
  );
  expect(screen.getByText(/^1 of 2 budgets/)).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: 'Show more budgets' }));
  expect(await screen.findByRole('link', { name: 'ledger' })).toBeVisible();
  const lines = await screen.findByRole('region', { name: 'Lines' });
  expect(
    within(lines).getByRole('link', { name: 'payment-service' }),
  ).toHaveAttribute('href', '/catalog/default/component/payment-service/cost');
  expect(within(lines).getByText('Nobody')).toBeVisible();
  expect(
    screen.getByText(/^The lines of what belongs to nobody/),
  ).toBeVisible();
});

describe('bills', () => {
  const at = '2026-11-25T08:00:00.000Z';
  const aBill = { source: 'FOCUS files', at, rejects: [], repeated: 0 };
  const bills = {
    items: [
      {
        ...aBill,
        ...{ id: 3, name: 'aws/2026-11.csv', state: 'refused', charges: 0 },
        isOlderCounted: true,
        rejects: [{ line: 1024, column: 'BilledCost', reason: 'is no number' }],
      },
      {
        ...aBill,
        ...{ id: 2, name: 'aws/2026-10.csv', state: 'counted' },
        ...{ charges: 12_000, repeated: 5, isOlderCounted: false },
      },
      {
        ...aBill,
        ...{ id: 1, name: 'copy.csv', state: 'duplicate', charges: 0 },
        isOlderCounted: false,
      },
    ],
    total: 3,
    refused: 1,
  };
  const answers = (told: unknown = bills) =>
    answersOf('/organization', {
      '/bills': () => told,
      '/organization/budgets': () => ({ items: [], total: 0 }),
    });

  it('are told to the platform team: what became of each, and of what is refused where, why, and what to do', async () => {
    renderView(<OrganizationPage />, answers(), platformTeam);
    fireEvent.click(await screen.findByRole('radio', { name: 'Bills' }));
    const wrong = await screen.findByRole('region', {
      name: 'What is wrong with aws/2026-11.csv',
    });
    expect(within(wrong).getByText('1024')).toBeVisible();
    expect(within(wrong).getByText('BilledCost')).toBeVisible();
    expect(within(wrong).getByText('is no number')).toBeVisible();
    expect(screen.getByText('One bill is refused as a whole')).toBeVisible();
    expect(screen.getByText(/^Mend a file where it lies/)).toBeVisible();
    const table = screen.getByRole('region', { name: 'Bills that came' });
    const row = (name: string) =>
      within(table).getByRole('row', { name: new RegExp(name) });
    expect(row('aws/2026-11')).toHaveTextContent(
      /Refused whole; what came under its name before still counts/,
    );
    expect(row('aws/2026-10')).toHaveTextContent(
      /Counts, but for 5 that another bill had told12,000$/,
    );
    expect(row('copy.csv')).toHaveTextContent(/Not counted again/);
    expect(screen.getByText('3 of 3 bills')).toBeVisible();
  });

  it('are offered to nobody else', async () => {
    renderView(<OrganizationPage />, answers());
    await screen.findByRole('radio', { name: 'Not allocated' });
    await screen.findByText('$120.50');
    expect(screen.queryByRole('radio', { name: 'Bills' })).toBeNull();
  });

  it('that never came are said to be on their way', async () => {
    const none = { items: [], total: 0, refused: 0 };
    renderView(<OrganizationPage />, answers(none), platformTeam);
    fireEvent.click(await screen.findByRole('radio', { name: 'Bills' }));
    expect(await screen.findByText(/^No bill has come yet/)).toBeVisible();
  });
});
