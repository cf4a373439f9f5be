// SPDX-License-Identifier: Apache-2.0
import { useAsyncData } from '@macadam/portal-react';
import { useEffect, useState, type DependencyList } from 'react';

interface Page<T> {
  items: T[];
  total: number;
  nextCursor?: string;
}

export interface Pages<T> {
  items: T[];
  total: number;
  error?: Error;
  isFirstLoading: boolean;
  /** Reads the next page below the ones that are there; absent on the last. */
  more?: () => void;
  retry: () => void;
}

/** Pages that follow each other, beginning anew whenever `dependencies` change. */
export function usePages<T>(
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
  dependencies: DependencyList,
): Pages<T> {
  const [count, setCount] = useState(1);
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => setCount(1), dependencies);

  const { value, error, retry } = useAsyncData(
    async signal => {
      const items: T[] = [];
      let page: Page<T> | undefined;
      for (let number = 0; number < count; number += 1) {
        if (page && !page.nextCursor) break;
        page = await ask(page?.nextCursor, signal);
        items.push(...page.items);
      }
      return { items, total: page?.total ?? 0, nextCursor: page?.nextCursor };
    },
    [...dependencies, count],
  );
  return {
    items: value?.items ?? [],
    total: value?.total ?? 0,
    error,
    isFirstLoading: !value && !error,
    more: value?.nextCursor ? () => setCount(known => known + 1) : undefined,
    retry,
  };
}
