// SPDX-License-Identifier: Apache-2.0
import type { Pager } from '../Pager';
import type { PolicyRecord, ScheduleRecord } from '../store';

export const TURN_SECONDS = 7 * 24 * 60 * 60;
const TURN_MILLISECONDS = TURN_SECONDS * 1000;

/** A time in which one person is on call for a policy. */
export interface Shift {
  policy: PolicyRecord;
  /** From 1. */
  level: number;
  userId: string;
  /** Absent for someone who is always asked; so are the times. */
  schedule?: ScheduleRecord;
  start?: Date;
  end?: Date;
}

/** All shifts that overlap a time, by level and time. */
export function shiftsOf(
  pager: Pager,
  policy: PolicyRecord,
  range: { since: Date; until: Date },
): Shift[] {
  const schedule = pager.store.schedules.get(policy.scheduleId ?? '');
  const turns = schedule
    ? turnsOf(schedule, range).map(turn => ({ ...turn, policy, level: 1 }))
    : [];
  const level = schedule ? 2 : 1;
  const always = policy.users.map(userId => ({ policy, level, userId }));
  return [...turns, ...always];
}

/** Ids of those who are woken first. */
export function onCallNow(pager: Pager, policyId: string, now: Date): string[] {
  const policy = pager.store.policies.get(policyId);
  if (!policy) return [];
  return shiftsOf(pager, policy, { since: now, until: now })
    .filter(({ level }) => level === 1)
    .map(({ userId }) => userId);
}

function turnsOf(
  schedule: ScheduleRecord,
  { since, until }: { since: Date; until: Date },
) {
  const origin = new Date(schedule.startsAt).getTime();
  const turnAt = (moment: Date) =>
    Math.max(0, Math.floor((moment.getTime() - origin) / TURN_MILLISECONDS));
  const first = turnAt(since);
  return Array.from({ length: turnAt(until) - first + 1 }, (_, index) => {
    const turn = first + index;
    return {
      schedule,
      userId: schedule.users[turn % schedule.users.length],
      start: new Date(origin + turn * TURN_MILLISECONDS),
      end: new Date(origin + (turn + 1) * TURN_MILLISECONDS),
    };
  });
}
