// SPDX-License-Identifier: Apache-2.0

/** A moment as the rules count it: whole milliseconds since the epoch. */
export function ms(column: string): string {
  return `round(date_part('epoch', ${column}) * 1000)`;
}
