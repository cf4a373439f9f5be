// SPDX-License-Identifier: Apache-2.0
import { act, renderHook, waitFor } from '@testing-library/react';
import { usePages } from './usePages';

const pages: Record<string, { items: string[]; nextCursor?: string }> = {
  first: { items: ['a', 'b'], nextCursor: 'second' },
  second: { items: ['c'] },
};

function render(ask: (list: string, page: string) => void = () => {}) {
  return renderHook(
    ({ list }) =>
      usePages(
        async (cursor = 'first') => {
          ask(list, cursor);
          return pages[cursor];
        },
        [list],
      ),
    { initialProps: { list: 'one' } },
  );
}

it('reads on below what is there, each page once, until the last', async () => {
  const asked = jest.fn();
  const { result } = render(asked);
  expect(result.current.isFirstLoading).toBe(true);
  await waitFor(() => expect(result.current.items).toEqual(['a', 'b']));
  act(() => result.current.more?.());
  await waitFor(() => expect(result.current.items).toEqual(['a', 'b', 'c']));
  expect(result.current.more).toBeUndefined();
  expect(asked.mock.calls).toEqual([
    ['one', 'first'],
    ['one', 'second'],
  ]);
});

it('begins anew with another list', async () => {
  const { result, rerender } = render();
  await waitFor(() => expect(result.current.more).toBeDefined());
  act(() => result.current.more?.());
  await waitFor(() => expect(result.current.items).toHaveLength(3));
  rerender({ list: 'other' });
  await waitFor(() => expect(result.current.items).toEqual(['a', 'b']));
});

it('keeps what is there when the next page cannot be read, and asks for that one again', async () => {
  let isAway = true;
  const { result } = render((_, page) => {
    if (page === 'second' && isAway) throw new Error('away');
  });
  await waitFor(() => expect(result.current.more).toBeDefined());
  act(() => result.current.more?.());
  await waitFor(() => expect(result.current.error).toBeDefined());
  expect(result.current.items).toEqual(['a', 'b']);
  isAway = false;
  act(() => result.current.retry());
  await waitFor(() => expect(result.current.items).toEqual(['a', 'b', 'c']));
});
