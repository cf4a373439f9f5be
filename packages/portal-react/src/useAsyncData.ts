// SPDX-License-Identifier: Apache-2.0
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type DependencyList,
} from 'react';

/** What was asked for, as far as it is known. After a change of the question the answer to the one before stays until the new one is there. */
export interface AsyncData<T> {
  value?: T;
  /** Of the last try. A value that stands beside it is from before. */
  error?: Error;
  isLoading: boolean;
  retry(): void;
}

/**
 * Asks again whenever `dependencies` change, and every `refreshMilliseconds` while somebody looks. An answer that comes too late for the
 * present question is dropped.
 */
export function useAsyncData<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  dependencies: DependencyList,
  options: { refreshMilliseconds?: number } = {},
): AsyncData<T> {
  const [answer, setAnswer] = useState<{ value?: T; error?: Error }>({});
  const [isLoading, setIsLoading] = useState(true);
  const [turn, setTurn] = useState(0);
  const retry = useCallback(() => setTurn(last => last + 1), []);
  const latest = useRef(ask);
  latest.current = ask;

  useEffect(() => {
    const control = new AbortController();
    setIsLoading(true);
    const settle = (next: (last: { value?: T }) => typeof answer) => {
      if (control.signal.aborted) return;
      setAnswer(next);
      setIsLoading(false);
    };
    latest.current(control.signal).then(
      value => settle(() => ({ value })),
      error => settle(({ value }) => ({ value, error })),
    );
    return () => control.abort();
    // The caller lists what its question depends on, as for any effect.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [...dependencies, turn]);

  useRefresh(retry, options.refreshMilliseconds);
  return { ...answer, isLoading, retry };
}

function useRefresh(refresh: () => void, milliseconds: number | undefined) {
  useEffect(() => {
    if (!milliseconds) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh();
    }, milliseconds);
    return () => clearInterval(timer);
  }, [refresh, milliseconds]);
}
