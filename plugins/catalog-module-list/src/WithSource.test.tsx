// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityKindFilter } from '@backstage/plugin-catalog-react';
import { MockEntityListContextProvider } from '@backstage/plugin-catalog-react/testUtils';
import type { CatalogSource } from '@macadam/plugin-catalog-files-common';
import { screen, waitFor } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { WithSource } from './WithSource';
import { sourceApiRef } from './sourceApi';

type ListState = NonNullable<
  ComponentProps<typeof MockEntityListContextProvider>['value']
>;

const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

const answered: ListState = {
  entities: [],
  loading: false,
  filters: { kind: new EntityKindFilter('component', 'Component') },
};

const getSource = jest.fn<Promise<CatalogSource>, []>();

const show = (answer: CatalogSource | Error, list = answered) => {
  getSource.mockImplementation(async () => {
    if (answer instanceof Error) throw answer;
    return answer;
  });
  renderInTestApp(
    <MockEntityListContextProvider value={list}>
      <WithSource>the list</WithSource>
    </MockEntityListContextProvider>,
    { apis: [[sourceApiRef, { getSource }]] },
  );
};

it.each([
  {
    says: 'From 40 catalog files, read 2 minutes ago',
    given: {
      files: 40,
      unread: 0,
      broken: 0,
      source: { readAt: minutesAgo(2) },
    },
  },
  {
    says: 'From 40 catalog files, read 2 minutes ago. 1 of them cannot be read since 5 minutes ago. 2 files cannot be taken; the owners know why',
    given: {
      files: 40,
      unread: 1,
      broken: 2,
      source: { readAt: minutesAgo(2), failingSince: minutesAgo(5) },
    },
  },
  {
    says: 'The catalog files have not been read yet',
    given: { files: 0, unread: 0, broken: 0, source: {} },
  },
])('says "$says"', async ({ says, given }) => {
  show(given);
  expect(await screen.findByText(says)).toBeVisible();
});

it('warns when the forge is away, and says how old the list is', async () => {
  show({
    files: 40,
    unread: 40,
    broken: 0,
    source: { readAt: minutesAgo(20), failingSince: minutesAgo(10) },
  });
  expect(
    await screen.findByText('The forge cannot be read since 10 minutes ago'),
  ).toBeVisible();
  expect(screen.getByText(/^The list is as of 20 minutes ago/)).toBeVisible();
});

it('does not hide that it could not ask', async () => {
  show(new Error('Out of order'));
  expect(
    await screen.findByText(/could not be asked: Out of order/),
  ).toBeVisible();
});

it('comes with the list, not before', async () => {
  show(
    { files: 40, unread: 0, broken: 0, source: {} },
    { ...answered, loading: true },
  );
  await waitFor(() => expect(getSource).toHaveReturned());
  expect(screen.queryByText(/catalog files/)).not.toBeInTheDocument();
});
