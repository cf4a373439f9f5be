// SPDX-License-Identifier: Apache-2.0
import type { OnCallPerson } from '@macadam/plugin-on-call-common';
import type { Shift } from '../pagerduty/payloads';

/** Those who are woken first, each once: a person may be on call by two schedules, and is until the later one ends. */
export function peopleOf(shifts: readonly Shift[]): OnCallPerson[] {
  const people = new Map<string, Shift>();
  for (const shift of shifts) {
    if (shift.level !== 1) continue;
    const known = people.get(shift.userId);
    people.set(shift.userId, known ? laterOf(known, shift) : shift);
  }
  return [...people.values()].map(({ name, url, end }) => ({
    name,
    url,
    until: end?.toISOString(),
  }));
}

/** Without an end it is for always. */
function laterOf(one: Shift, other: Shift): Shift {
  if (!one.end || !other.end) return one.end ? other : one;
  return one.end >= other.end ? one : other;
}
