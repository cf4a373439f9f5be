// SPDX-License-Identifier: Apache-2.0

/** A moment in words, in the viewer's time zone unless another is given. `iso` is ISO 8601. */
export function dateTime(iso: string, timeZone?: string): string {
  return new Date(iso).toLocaleString(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
}

/** A bucket's first day in words, as `2 Mar`. `day` is `2026-03-02`, which belongs to no time zone. */
export function dayOf(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
}
