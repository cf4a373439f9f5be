// SPDX-License-Identifier: Apache-2.0
import { useSearchParams } from 'react-router-dom';

const ALL = ['organization', 'unallocated', 'bills'] as const;

/** What the page of the organisation shows. */
export type Shown = (typeof ALL)[number];

/** It stands in the address of the page, so that a link leads to it; everything where there is none. */
export function useShown(): { shown: Shown; show: (next: Shown) => void } {
  const [parameters, setParameters] = useSearchParams();
  const named = parameters.get('show');
  return {
    shown: ALL.find(one => one === named) ?? 'organization',
    show: next =>
      setParameters(
        known => {
          const changed = new URLSearchParams(known);
          changed.set('show', next);
          return changed;
        },
        { replace: true },
      ),
  };
}
