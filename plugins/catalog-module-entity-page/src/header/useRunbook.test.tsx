// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { techdocsApiRef } from '@backstage/plugin-techdocs-react';
import { act, renderHook, waitFor } from '@testing-library/react';
import { useRunbook } from './useRunbook';

const withDocs = { 'backstage.io/techdocs-ref': 'dir:.' };
const link = { title: 'Runbook', url: 'https://wiki.example/invoices' };
const anEntity = (metadata: Partial<Entity['metadata']> = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'invoices', annotations: withDocs, ...metadata },
});

function show(entity: Entity, files?: unknown) {
  const getTechDocsMetadata = jest.fn(async () => {
    if (!files) throw new Error('not built');
    return { site_name: 'Invoices', site_description: '', files };
  });
  const { result } = renderHook(() => useRunbook(entity), {
    wrapper: ({ children }) => (
      <TestApiProvider
        apis={[
          [
            techdocsApiRef,
            { getTechDocsMetadata, getEntityMetadata: jest.fn() },
          ],
        ]}
      >
        {children}
      </TestApiProvider>
    ),
  });
  return { result, getTechDocsMetadata };
}

it('leads to the page of the docs', async () => {
  const { result } = show(anEntity(), ['index.html', 'runbook/index.html']);
  await waitFor(() =>
    expect(result.current).toBe('/docs/default/component/invoices/runbook'),
  );
});

it('leads to the docs that an entity shares', async () => {
  const annotations = { 'backstage.io/techdocs-entity': 'system:shop/money' };
  const { result } = show(anEntity({ annotations }), ['ops/runbook.html']);
  await waitFor(() =>
    expect(result.current).toBe('/docs/shop/system/money/ops/runbook'),
  );
});

it('leaves the docs alone when the owners link their runbook', async () => {
  const { result, getTechDocsMetadata } = show(anEntity({ links: [link] }), [
    'runbook/index.html',
  ]);
  expect(result.current).toBe(link.url);
  expect(getTechDocsMetadata).not.toHaveBeenCalled();
});

it.each([
  { name: 'without a page of that name', files: ['index.html'] },
  { name: 'that do not tell their pages', files: {} },
  { name: 'that are not built', files: undefined },
])('finds none in docs $name', async ({ files }) => {
  const { result, getTechDocsMetadata } = show(anEntity(), files);
  await act(async () => undefined);
  expect(getTechDocsMetadata).toHaveBeenCalled();
  expect(result.current).toBeUndefined();
});
