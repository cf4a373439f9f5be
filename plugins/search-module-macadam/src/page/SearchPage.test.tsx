// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { type SearchApi, searchApiRef } from '@backstage/plugin-search-react';
import type { CatalogFilesApi } from '@macadam/plugin-catalog-files-common';
import type { OnCall, OnCallApi } from '@macadam/plugin-on-call-common';
import { onCallApiRef } from '@macadam/plugin-on-call-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { untakenApiRef } from '../untakenApi';
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

const entityRef = 'component:default/payment-service';

const onCall = (names: string[]): OnCall => {
  const [first, ...others] = names.map(name => ({ name }));
  return { kind: 'measured', people: [first, ...others] };
};

const pagerOf = (told: OnCall) => async () =>
  [{ entityRef, onCall: told, source: { title: 'PagerDuty' } }];

function show(
  path: string,
  query: SearchApi['query'],
  getOnCall: OnCallApi['getOnCall'] = async () => [],
  findUntaken: CatalogFilesApi['findUntaken'] = async () => [],
) {
  renderInTestApp(<SearchPage added={[]} />, {
    apis: [
      [searchApiRef, { query }],
      [onCallApiRef, { getOnCall }],
      [untakenApiRef, { findUntaken }],
    ],
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

it.each([
  { names: ['Priya Patel'], words: 'Priya Patel' },
  { names: ['Priya Patel', 'Ada'], words: 'Priya Patel and Ada' },
  { names: ['Priya Patel', 'Ada', 'Eve'], words: 'Priya Patel and 2 others' },
])('names who is on call: $words', async ({ names, words }) => {
  const pager = pagerOf(onCall(names));
  show('/?query=payment', async () => found(), pager);
  const link = await screen.findByRole('link', {
    name: `On call: ${words} of payment-service`,
  });
  expect(link).toHaveTextContent(`On call: ${words}`);
  expect(link).toHaveAttribute('href', expect.stringContaining('P1234AB'));
});

it.each([
  {
    when: 'nobody is known',
    pager: pagerOf({
      kind: 'no-data',
      why: 'not-configured',
      reason: 'The portal is not connected to PagerDuty',
    }),
  },
  {
    when: 'the portal does not answer',
    pager: async () => {
      throw new Error('away');
    },
  },
])('leaves the row as it is when $when', async ({ pager }) => {
  const asked = jest.fn(pager);
  show('/?query=payment', async () => found(), asked);
  await screen.findByRole('link', { name: 'payment-service' });
  await waitFor(() => expect(asked).toHaveBeenCalledWith([entityRef]));
  expect(
    screen.getByRole('link', { name: 'On call of payment-service' }),
  ).toHaveTextContent(/^On call$/);
  expect(screen.queryByText(/PagerDuty|away/)).toBeNull();
});

it('asks about those results that name a service in the pager, and about no docs', async () => {
  const asked = jest.fn(async () => []);
  const [named] = found().results;
  const silent = { ...document, name: 'other', pagerdutyServiceId: undefined };
  const results = [
    named,
    { ...named, document: silent },
    { ...named, type: 'techdocs' },
  ];
  show('/?query=payment', async () => ({ results }), asked);
  await screen.findAllByRole('link', { name: 'payment-service' });
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
  expect(asked).toHaveBeenCalledWith([entityRef]);
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

describe('what is in no catalog, because its file is not taken', () => {
  const url = 'https://forge.example/acme/fraud/blob/main/catalog-info.yaml';
  const aFile = {
    repository: 'acme/fraud',
    url,
    owners: [{ entityRef: 'group:default/payments-team', title: 'Payments' }],
    canMend: false,
    problems: [],
  };
  const says = 'acme/fraud has a catalog file that the portal cannot take';
  const nobody = async () => [];
  const noHits = async () => ({ results: [] });

  it('is told where nothing was found, with whom to ask', async () => {
    const asked = jest.fn(async () => [aFile]);
    show('/?query= Fraud ', noHits, nobody, asked);
    expect(await screen.findByText(says)).toBeVisible();
    expect(screen.getByText('Nothing found for “Fraud”')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Payments' })).toHaveAttribute(
      'href',
      '/catalog/default/group/payments-team',
    );
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked).toHaveBeenCalledWith('fraud', expect.any(AbortSignal));
  });

  it('is told below what was found instead', async () => {
    show(
      '/?query=fraud',
      async () => found(),
      nobody,
      async () => [aFile],
    );
    expect(await screen.findByText(says)).toBeVisible();
    expect(screen.getByRole('link', { name: 'payment-service' })).toBeVisible();
  });

  it('is told with the line to who can mend it', async () => {
    const problem = {
      severity: 'error' as const,
      message: 'Tabs are not allowed',
      whatToDo: 'Put spaces there',
      line: 7,
    };
    const mine = { ...aFile, canMend: true, problems: [problem] };
    show('/?query=fraud', noHits, nobody, async () => [mine]);
    const told = (await screen.findByText(says)).closest('[role=status]');
    expect(told).toHaveTextContent(
      'Line 7: Tabs are not allowed. Put spaces there.',
    );
    expect(
      within(told as HTMLElement).getByRole('link', { name: 'Line 7' }),
    ).toHaveAttribute('href', `${url}#L7`);
  });

  it('is the platform team to ask where nobody owns it', async () => {
    const stray = { ...aFile, owners: [] };
    show('/?query=fraud', noHits, nobody, async () => [stray]);
    expect(
      await screen.findByRole('link', { name: 'the platform team' }),
    ).toHaveAttribute('href', '/catalog/default/group/platform-team');
  });

  it.each([
    { when: 'there is one of this name', path: '/?query=Payment-Service' },
    { when: 'little was typed', path: '/?query=pa' },
    { when: 'there is more than a page', path: '/?query=pay', next: 'MQ==' },
  ])('is not asked for when $when', async ({ path, next }) => {
    const asked = jest.fn(nobody);
    const answer = { ...found(), nextPageCursor: next };
    show(path, async () => answer, nobody, asked);
    await screen.findByRole('link', { name: 'payment-service' });
    expect(asked).not.toHaveBeenCalled();
  });

  it('leaves the results alone when it cannot be asked for', async () => {
    const asked = jest.fn(async () => {
      throw new Error('away');
    });
    show('/?query=fraud', async () => found(), nobody, asked);
    await waitFor(() => expect(asked).toHaveBeenCalled());
    expect(screen.getByRole('link', { name: 'payment-service' })).toBeVisible();
    expect(screen.queryByText(/away/)).toBeNull();
  });
});
