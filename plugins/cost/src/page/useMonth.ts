// SPDX-License-Identifier: Apache-2.0
import { useSearchParams } from 'react-router-dom';

export interface MonthChoice {
  /** As `2026-11`. */
  month: string;
  /** Absent where there is nothing to see. */
  before: string;
  after?: string;
  choose: (month: string) => void;
}

/** The calendar month that the address of the page names, in UTC as bills are; the present one where it names none. */
export function useMonth(now: Date = new Date()): MonthChoice {
  const [parameters, setParameters] = useSearchParams();
  const present = now.toISOString().slice(0, 'YYYY-MM'.length);
  const named = parameters.get('month') ?? '';
  const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(named) ? named : present;
  return {
    month,
    before: moved(month, -1),
    ...(month < present && { after: moved(month, 1) }),
    choose: chosen =>
      setParameters(
        known => {
          const next = new URLSearchParams(known);
          next.set('month', chosen);
          return next;
        },
        { replace: true },
      ),
  };
}

function moved(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1))
    .toISOString()
    .slice(0, 'YYYY-MM'.length);
}
