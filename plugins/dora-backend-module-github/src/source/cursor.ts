// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import type { Live } from '../records/Lineage';

const time = z
  .string()
  .datetime()
  .transform(value => new Date(value));

const cursorSchema = z.object({
  /** What was created before is done. */
  from: time,
  /** Of what was created since: what is done all the same. */
  done: z.array(z.string()),
  /** What runs in which environment, by what was read so far. */
  live: z.array(z.tuple([z.string(), z.object({ sha: z.string(), at: time })])),
});

/** Where in a repository's history reading goes on. */
export interface Position {
  from: Date;
  done: string[];
  live: Array<[environment: string, live: Live]>;
}

/** What ends after a moment may have begun this long before. */
const LONGEST_DEPLOYMENT_MILLISECONDS = 24 * 60 * 60 * 1000;

/** @returns the position that a cursor names, or the beginning where it is none of ours */
export function positionOf(cursor: unknown, since: Date): Position {
  const parsed = cursorSchema.safeParse(cursor);
  if (parsed.success) return parsed.data;
  const from = new Date(since.getTime() - LONGEST_DEPLOYMENT_MILLISECONDS);
  return { from, done: [], live: [] };
}

export function cursorOf({ from, done, live }: Position): unknown {
  return {
    from: from.toISOString(),
    done,
    live: live.map(([environment, { sha, at }]) => [
      environment,
      { sha, at: at.toISOString() },
    ]),
  };
}
