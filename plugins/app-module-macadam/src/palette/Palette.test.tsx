// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { visitsApiRef } from '@backstage/plugin-home';
import { searchApiRef } from '@backstage/plugin-search-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { Palette } from './Palette';

const Where = () => <p>at {useLocation().pathname}</p>;

const service = {
  type: 'software-catalog',
  document: {
    title: 'payment-service',
    name: 'payment-service',
    kind: 'Component',
    text: '',
    location: '/catalog/default/component/payment-service',
  },
};

function show({ close = jest.fn(), firstWords = '' } = {}) {
  const visit = {
    id: '1',
    name: 'ledger-service',
    pathname: '/catalog/default/component/ledger-service',
    entityRef: 'component:default/ledger-service',
    hits: 1,
    timestamp: 1,
  };
  renderInTestApp(
    <>
      <Palette
        pages={[{ href: '/docs', title: 'Docs' }]}
        firstWords={firstWords}
        close={close}
      />
      <Where />
    </>,
    {
      apis: [
        [visitsApiRef, { list: async () => [visit] }],
        [
          searchApiRef,
          {
            query: async ({ term, filters }) => ({
              results: term && !filters ? [service] : [],
            }),
          },
        ],
      ],
    },
  );
  return close;
}

it('offers where one has been and the pages before anything is typed', async () => {
  show();
  expect(
    await screen.findByRole('dialog', { name: 'Command palette' }),
  ).toBeVisible();
  const recent = await screen.findByRole('group', { name: 'Recently visited' });
  expect(within(recent).getByRole('option')).toHaveTextContent(
    'ledger-service',
  );
  expect(screen.getByRole('option', { name: 'Docs' })).toBeInTheDocument();
});

it('tells that the field is where one chooses from the list', async () => {
  show();
  await screen.findByRole('option', { name: 'Docs' });
  expect(screen.getByRole('combobox', { expanded: true })).toHaveAttribute(
    'aria-controls',
    screen.getByRole('listbox', { name: 'Suggestions' }).id,
  );
});

it('goes to what was typed with the keyboard alone, and closes', async () => {
  const close = show();
  await screen.findByRole('option', { name: 'Docs' });
  await userEvent.keyboard('payment');
  const groups = await screen.findAllByRole('group', { name: 'Catalog' });
  expect(
    within(groups[0]).getByRole('option', { name: /payment-service/ }),
  ).toBeInTheDocument();
  await screen.findByRole('option', { name: /^Search for/ });
  await userEvent.keyboard('{Enter}');
  expect(close).toHaveBeenCalled();
  expect(
    await screen.findByText('at /catalog/default/component/payment-service'),
  ).toBeInTheDocument();
});

it('closes at the first Escape, whatever was typed', async () => {
  const close = show();
  await screen.findByRole('option', { name: 'Docs' });
  await userEvent.keyboard('pay{Escape}');
  expect(close).toHaveBeenCalled();
});

it('goes on from what was typed before it was there', async () => {
  show({ firstWords: 'pay' });
  await screen.findByRole('dialog', { name: 'Command palette' });
  await userEvent.keyboard('ment');
  expect(screen.getByRole('combobox')).toHaveValue('payment');
});
