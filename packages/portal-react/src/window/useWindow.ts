// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The last so many days, or whole days of one's own: from the beginning of the first to the end of the last, as `2026-03-02`. */
export type TimeChoice = { days: number } | { first: string; last: string };

const DEFAULT_DAYS = 90;
const MOST_DAYS = 730;

/** The window of time that the address holds, so that a link shows the same; what does not fit is the last ninety days. */
export function useWindow(): [TimeChoice, (choice: TimeChoice) => void] {
  const [search, setSearch] = useSearchParams();
  const days = search.get('days');
  const first = search.get('first');
  const last = search.get('last');
  const choice = useMemo(
    () => choiceOf({ days, first, last }),
    [days, first, last],
  );

  const choose = useCallback(
    (next: TimeChoice) =>
      setSearch(
        before => {
          const after = new URLSearchParams(before);
          for (const name of ['days', 'first', 'last']) after.delete(name);
          for (const [name, value] of Object.entries(next)) {
            after.set(name, String(value));
          }
          return after;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [choice, choose];
}

export function choiceOf(given: {
  days: string | null;
  first: string | null;
  last: string | null;
}): TimeChoice {
  const { first, last } = given;
  if (isDay(first) && isDay(last) && first <= last) return { first, last };
  const days = Number(given.days);
  const fits = Number.isInteger(days) && days >= 1 && days <= MOST_DAYS;
  return { days: fits ? days : DEFAULT_DAYS };
}

function isDay(value: string | null): value is string {
  if (!value || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  return !Number.isNaN(Date.parse(value));
}
