// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { searchApiRef } from '@backstage/plugin-search-react';
import { act, renderHook, waitFor } from '@testing-library/react';
import { useRunbook } from './useRunbook';

const withDocs = { 'backstage.io/techdocs-ref': 'dir:.' };
const link = { title: 'Runbook', url: 'https://wiki.example/invoices' };
const anEntity = (metadata: Partial<Entity['metadata']> = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'invoices', annotations: withDocs, ...metadata },
});

/** @param runbookUrl what search knows of the entity's docs, if it knows the entity at all */
function show(entity: Entity, runbookUrl?: string | null) {
  const query = jest.fn(async () => {
    const document = { title: 'A', location: '/a', text: '', runbookUrl };
    return {
      results:
        runbookUrl === null ? [] : [{ type: 'software-catalog', document }],
    };
  });
  const { result } = renderHook(() => useRunbook(entity), {
    wrapper: ({ children }) => (
      <TestApiProvider apis={[[searchApiRef, { query }]]}>
        {children}
      </TestApiProvider>
    ),
  });
  return { result, query };
}

const page = '/docs/default/component/invoices/runbook';

it('leads to the page of the docs', async () => {
  const { result, query } = show(anEntity(), page);
  await waitFor(() => expect(result.current).toBe(page));
  expect(query).toHaveBeenCalledWith(
    expect.objectContaining({
      filters: { location: '/catalog/default/component/invoices' },
    }),
  );
});

it('leads to the docs that an entity shares', async () => {
  const annotations = { 'backstage.io/techdocs-entity': 'system:shop/Money' };
  const { query } = show(anEntity({ annotations }), page);
  await waitFor(() =>
    expect(query).toHaveBeenCalledWith(
      expect.objectContaining({
        filters: { location: '/catalog/shop/system/money' },
      }),
    ),
  );
});

it.each([
  {
    where: 'the owners link their runbook',
    metadata: { links: [link] },
    is: link.url,
  },
  { where: 'there are no docs', metadata: { annotations: {} } },
])('asks nobody where $where', async ({ metadata, is }) => {
  const { result, query } = show(anEntity(metadata), page);
  await act(async () => undefined);
  expect(result.current).toBe(is);
  expect(query).not.toHaveBeenCalled();
});

it.each([
  { name: 'docs without one', runbookUrl: undefined },
  { name: 'docs that search has not read yet', runbookUrl: null },
])('finds none in $name', async ({ runbookUrl }) => {
  const { result, query } = show(anEntity(), runbookUrl);
  await act(async () => undefined);
  expect(query).toHaveBeenCalled();
  expect(result.current).toBeUndefined();
});
