// SPDX-License-Identifier: Apache-2.0
import { pick, type Random, wholeBetween } from './random';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const STORY_DAYS = 90;
/** Somebody on call puts something right on a Saturday now and then. */
const WEEKEND_SHARE = 0.03;

/** When the story begins: at nine in the morning (UTC), ninety days ago or the Friday before. */
export function beginningOf(now: Date): Date {
  let day = midnight(now) - STORY_DAYS * DAY;
  while (!isWorkingDay(day)) day -= DAY;
  return new Date(day + 9 * 60 * MINUTE);
}

/**
 * `count` different moments of the ninety days before `now`, oldest first, between eight and
 * eighteen o'clock (UTC), nearly all of them on working days, and none on the day of `now`.
 */
export function workingMoments(
  random: Random,
  now: Date,
  count: number,
): Date[] {
  const all = Array.from(
    { length: STORY_DAYS - 1 },
    (_, index) => midnight(now) - (STORY_DAYS - 1 - index) * DAY,
  );
  const working = all.filter(isWorkingDay);
  const weekends = all.filter(day => !isWorkingDay(day));
  const moments = new Set<number>();
  while (moments.size < count) {
    const day = pick(random, random() < WEEKEND_SHARE ? weekends : working);
    moments.add(day + wholeBetween(random, 8 * 60, 18 * 60) * MINUTE);
  }
  return [...moments].sort((a, b) => a - b).map(moment => new Date(moment));
}

export function later(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * MINUTE);
}

export function daysBefore(moment: Date, days: number): Date {
  return new Date(moment.getTime() - days * DAY);
}

/** The end of the story: nothing of it happens on the day of `now`. */
export function endOfStory(now: Date): Date {
  return new Date(midnight(now));
}

/** The same time of that day, or of the next working day. */
export function workingDayFrom(moment: Date): Date {
  let day = moment;
  while (!isWorkingDay(day.getTime())) day = daysBefore(day, -1);
  return day;
}

/** The working day before `now`, in the afternoon. */
export function lastAfternoon(now: Date): Date {
  let day = midnight(now) - DAY;
  while (!isWorkingDay(day)) day -= DAY;
  return new Date(day + (13 * 60 + 40) * MINUTE);
}

function isWorkingDay(day: number): boolean {
  return ![0, 6].includes(new Date(day).getUTCDay());
}

function midnight(moment: Date): number {
  return Math.floor(moment.getTime() / DAY) * DAY;
}
