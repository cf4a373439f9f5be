// SPDX-License-Identifier: Apache-2.0
import type { LogEvent } from '@backstage/plugin-scaffolder-common';

/** A moment of a run, and how long after the run's creation it was. */
export interface Moment {
  at: Date;
  seconds: number;
}

/** When the run ended; `undefined` while it goes on. A run that was taken up again ends with its last completion. */
export function endOf(
  createdAt: string,
  events: LogEvent[],
): Moment | undefined {
  const end = events.filter(({ type }) => type === 'completion').at(-1);
  return end && momentOf(createdAt, end.createdAt);
}

/** When a step was done; `undefined` when it is not. */
export function doneAt(
  createdAt: string,
  events: LogEvent[],
  stepId: string,
): Moment | undefined {
  const done = events
    .filter(({ body }) => body.stepId === stepId)
    .filter(({ body }) => body.status === 'completed')
    .at(-1);
  return done && momentOf(createdAt, done.createdAt);
}

export function momentOf(createdAt: string, then: string): Moment {
  const at = new Date(then);
  const milliseconds = at.getTime() - new Date(createdAt).getTime();
  return { at, seconds: Math.max(0, milliseconds / 1000) };
}
