// SPDX-License-Identifier: Apache-2.0
import { metricIdSchema, type MetricId } from '@macadam/plugin-dora-common';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

const PARAMETER = 'explain';

/** Which figure is being explained; the address holds it, so that the explanation can be shared. */
export function useExplained(): [
  MetricId | undefined,
  (metric: MetricId | undefined) => void,
] {
  const [search, setSearch] = useSearchParams();
  const parsed = metricIdSchema.safeParse(search.get(PARAMETER));

  const explain = useCallback(
    (metric: MetricId | undefined) =>
      setSearch(
        before => {
          const after = new URLSearchParams(before);
          if (metric) after.set(PARAMETER, metric);
          else after.delete(PARAMETER);
          return after;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [parsed.success ? parsed.data : undefined, explain];
}
