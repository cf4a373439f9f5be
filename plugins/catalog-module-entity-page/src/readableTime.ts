// SPDX-License-Identifier: Apache-2.0

/** A moment as the reader writes it. `iso` is ISO 8601. */
export function readableTime(iso: string): string {
  return new Date(iso).toLocaleString(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
}
