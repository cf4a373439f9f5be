// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { type SearchApi, searchApiRef } from '@backstage/plugin-search-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SearchPage } from './SearchPage';

const document = {
  title: 'payment-service',
  name: 'payment-service',
  kind: 'Component',
  type: 'service',
  text: 'Takes card payments',
  location: '/catalog/default/component/payment-service',
  ownerRef: 'group:default/payments-team',
  ownerTitle: 'Payments',
  pagerdutyServiceId: 'P1234AB',
  // eslint-disable-next-line no-script-url
  runbookUrl: 'javascript:alert(1)',
};

const highlight = {
  preTag: '<x>',
  postTag: '</x>',
  fields: { title: '<x>payment</x>-service' },
};

type Found = Awaited<ReturnType<SearchApi['query']>>;

const found = (more: object = {}): Found => ({
  results: [
    { type: 'software-catalog', document: { ...document, ...more }, highlight },
  ],
  numberOfResults: 1,
});

function show(path: string, query: SearchApi['query']) {
  renderInTestApp(<SearchPage added={[]} />, {
    apis: [[searchApiRef, { query }]],
    initialRouteEntries: [path],
  });
}

it('shows what matched, whose it is and who is on call', async () => {
  show('/?query=payment', async () => found());
  const link = await screen.findByRole('link', { name: 'payment-service' });
  expect(link.querySelector('mark')).toHaveTextContent('payment');
  expect(screen.getByRole('link', { name: 'Payments' })).toHaveAttribute(
    'href',
    '/catalog/default/group/payments-team',
  );
  expect(
    screen.getByRole('link', { name: 'On call of payment-service' }),
  ).toHaveAttribute('href', expect.stringContaining('P1234AB'));
  expect(screen.queryByRole('link', { name: /Runbook/ })).toBeNull();
});

it('asks for the kind that is chosen, and for pages of it by cursor', async () => {
  const asked: object[] = [];
  show('/?query=pay&type=apis&pageCursor=MQ==', async query => {
    asked.push(query);
    return found();
  });
  await screen.findByRole('link', { name: 'payment-service' });
  expect(asked).toEqual([
    {
      term: 'pay',
      types: ['software-catalog'],
      filters: { kind: ['API'] },
      pageCursor: 'MQ==',
    },
  ]);
});

it('says that it guessed, and takes the guess for the question', async () => {
  show('/?query=paymnet', async ({ term }) =>
    found({ similar: term === 'paymnet' }),
  );
  await userEvent.click(
    await screen.findByRole('button', { name: 'payment-service' }),
  );
  expect(screen.getByRole('searchbox')).toHaveValue('payment-service');
});

it('goes from the field to the results and back with the arrow keys', async () => {
  show('/?query=pay', async () => found());
  const link = await screen.findByRole('link', { name: 'payment-service' });
  await userEvent.click(screen.getByRole('searchbox'));
  await userEvent.keyboard('{ArrowDown}');
  expect(link).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}');
  expect(screen.getByRole('searchbox')).toHaveFocus();
});

it('offers what to do when nothing is found, and when search is down', async () => {
  show('/?query=xyzzy&type=docs', async () => ({ results: [] }));
  expect(
    await screen.findByText('Nothing found for “xyzzy” among Docs'),
  ).toBeVisible();
  expect(
    screen.getByRole('button', { name: 'Search everything' }),
  ).toBeVisible();
  expect(
    screen.getByRole('link', { name: 'Ask the platform team' }),
  ).toHaveAttribute('href', '/catalog/default/group/platform-team');
});

it('says that search does not answer, and asks again', async () => {
  let isDown = true;
  show('/?query=pay', async () => {
    if (isDown) throw new Error('connection refused');
    return found();
  });
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'connection refused',
  );
  isDown = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(
    await screen.findByRole('link', { name: 'payment-service' }),
  ).toBeVisible();
});
