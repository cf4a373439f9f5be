// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState, type DependencyList } from 'react';
import { useAsyncData } from './useAsyncData';

interface Page {
  items: unknown[];
  nextCursor?: string;
}

/** The pages of a list that were asked for so far. */
interface Pages<P extends Page> {
  items: P['items'][number][];
  /** The newest of them, with what it says of the whole list. */
  latest?: P;
  error?: Error;
  isFirstLoading: boolean;
  /** Reads the next page below the ones that are there; absent on the last. */
  more?: () => void;
  retry: () => void;
}

/** Pages that follow each other, each asked for once, beginning anew whenever `dependencies` change. */
export function usePages<P extends Page>(
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<P>,
  dependencies: DependencyList,
): Pages<P> {
  const known = useRef<P[]>([]);
  const [count, setCount] = useState(1);
  useEffect(() => {
    known.current = [];
    setCount(1);
    // The caller lists what its question depends on, as for any effect.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, dependencies);

  const { value, error, retry } = useAsyncData(
    async signal => {
      const pages = known.current;
      while (pages.length < count) {
        const last = pages.at(-1);
        if (last && !last.nextCursor) break;
        const page = await ask(last?.nextCursor, signal);
        signal.throwIfAborted();
        pages.push(page);
      }
      return [...pages];
    },
    [...dependencies, count],
  );
  const latest = value?.at(-1);
  return {
    items: value?.flatMap(({ items }) => items) ?? [],
    latest,
    error,
    isFirstLoading: !value && !error,
    more: latest?.nextCursor ? () => setCount(last => last + 1) : undefined,
    retry,
  };
}
