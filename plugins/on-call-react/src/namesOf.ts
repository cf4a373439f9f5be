// SPDX-License-Identifier: Apache-2.0
import type { OnCallPerson } from '@macadam/plugin-on-call-common';

/** Where there is room for a line. */
const MOST_NAMES = 2;

/** `Priya Patel`, `Priya Patel and Ada Lovelace`, or `Priya Patel and 2 others`. */
export function namesOf(people: readonly OnCallPerson[]): string {
  const names = people.map(({ name }) => name);
  if (names.length <= MOST_NAMES) return names.join(' and ');
  return `${names[0]} and ${names.length - 1} others`;
}
