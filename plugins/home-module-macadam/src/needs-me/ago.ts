// SPDX-License-Identifier: Apache-2.0
import { DateTime } from 'luxon';

/** How long ago a moment was, in words. `iso` is ISO 8601. */
export const ago = (iso: string): string =>
  DateTime.fromISO(iso).toRelative() ?? iso;
