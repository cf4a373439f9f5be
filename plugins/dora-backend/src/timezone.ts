// SPDX-License-Identifier: Apache-2.0
import { IANAZone } from 'luxon';

/** Whether it is the name of an IANA time zone. An offset as `+01:00` is none: PostgreSQL takes it for the opposite one. */
export function isTimezone(value: string): boolean {
  return /^[a-z]/i.test(value) && IANAZone.isValidZone(value);
}
