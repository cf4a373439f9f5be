// SPDX-License-Identifier: Apache-2.0
import { act, renderHook, waitFor } from '@testing-library/react';
import { useAsyncData } from './useAsyncData';

it('keeps the last answer, and says so, while the next question is open', async () => {
  const answers = new Map<number, (answer: string) => void>();
  const ask = (days: number) =>
    new Promise<string>(resolve => answers.set(days, resolve));
  const { result, rerender } = renderHook(
    ({ days }) => useAsyncData(() => ask(days), [days]),
    { initialProps: { days: 30 } },
  );
  expect(result.current.value).toBeUndefined();
  expect(result.current.isLoading).toBe(true);

  await act(async () => answers.get(30)?.('a month'));
  expect(result.current).toMatchObject({ value: 'a month', isLoading: false });

  rerender({ days: 90 });
  expect(result.current).toMatchObject({ value: 'a month', isLoading: true });
  await act(async () => answers.get(90)?.('a quarter'));
  expect(result.current).toMatchObject({ value: 'a quarter' });
});

it('drops an answer that comes after the question has changed', async () => {
  const answers = new Map<number, (answer: string) => void>();
  const { result, rerender } = renderHook(
    ({ days }) =>
      useAsyncData(
        () => new Promise<string>(resolve => answers.set(days, resolve)),
        [days],
      ),
    { initialProps: { days: 30 } },
  );
  rerender({ days: 90 });
  await act(async () => answers.get(90)?.('a quarter'));
  await act(async () => answers.get(30)?.('a month'));
  expect(result.current.value).toBe('a quarter');
});

it('shows the failure beside the last answer, and asks again on demand', async () => {
  let isDown = false;
  const { result } = renderHook(() =>
    useAsyncData(async () => {
      if (isDown) throw new Error('away');
      return 'here';
    }, []),
  );
  await waitFor(() => expect(result.current.value).toBe('here'));

  isDown = true;
  act(() => result.current.retry());
  await waitFor(() => expect(result.current.error?.message).toBe('away'));
  expect(result.current.value).toBe('here');

  isDown = false;
  act(() => result.current.retry());
  await waitFor(() => expect(result.current.error).toBeUndefined());
});
