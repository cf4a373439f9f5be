// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

/** Where in a service's history reading goes on. */
export interface Position {
  /** What was created before is read. */
  from: Date;
  /** Of what was created at `from`: what is read too. */
  read: string[];
  /** Incidents that were open when they were last looked at. */
  open: string[];
}

const cursorSchema = z.object({
  from: z
    .string()
    .datetime()
    .transform(value => new Date(value)),
  read: z.array(z.string()),
  open: z.array(z.string()),
});

/** @returns the position that a cursor names; `undefined` where it is none of ours, or there is none */
export function positionOf(cursor: unknown): Position | undefined {
  const parsed = cursorSchema.safeParse(cursor);
  return parsed.success ? parsed.data : undefined;
}

export function cursorOf({ from, read, open }: Position): unknown {
  return { from: from.toISOString(), read, open };
}
