// SPDX-License-Identifier: Apache-2.0

/** A moment as a person reads it, in their own zone. `iso` is ISO 8601. */
export const readableTime = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
