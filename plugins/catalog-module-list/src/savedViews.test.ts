// SPDX-License-Identifier: Apache-2.0
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { storageApiRef } from '@backstage/frontend-plugin-api';
import { act, renderHook, waitFor } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { filtersOf, useSavedViews } from './savedViews';

function renderViews() {
  const storage = mockApis.storage();
  const wrapper = ({ children }: { children?: ReactNode }) =>
    createElement(TestApiProvider, {
      apis: [[storageApiRef, storage]],
      children,
    });
  return renderHook(() => useSavedViews(), { wrapper }).result;
}

describe('filtersOf', () => {
  it('keeps the filters and forgets the place in the list', () => {
    expect(
      filtersOf('?filters%5Bkind%5D=api&cursor=abc&limit=20&offset=40'),
    ).toBe('filters%5Bkind%5D=api&limit=20');
  });
});

describe('useSavedViews', () => {
  it('keeps a view, and a second one of that name in its place', async () => {
    const result = renderViews();

    await act(() => result.current.save({ name: 'mine', search: 'a=1' }));
    await waitFor(() => expect(result.current.views).toHaveLength(1));
    await act(() => result.current.save({ name: 'mine', search: 'a=2' }));

    await waitFor(() =>
      expect(result.current.views).toEqual([{ name: 'mine', search: 'a=2' }]),
    );
  });

  it('removes the one that is named', async () => {
    const result = renderViews();
    await act(() => result.current.save({ name: 'mine', search: 'a=1' }));
    await waitFor(() => expect(result.current.views).toHaveLength(1));
    await act(() => result.current.save({ name: 'apis', search: 'a=2' }));
    await waitFor(() => expect(result.current.views).toHaveLength(2));
    await act(() => result.current.remove('mine'));

    await waitFor(() =>
      expect(result.current.views.map(({ name }) => name)).toEqual(['apis']),
    );
  });
});
