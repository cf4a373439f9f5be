// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

/**
 * How the last reads of a source went. Both times are ISO 8601 in UTC; `readAt` is absent before the first success, `failingSince` and
 * `reason` while reads succeed.
 */
export const sourceStateSchema = z.object({
  readAt: z.string().datetime().optional(),
  failingSince: z.string().datetime().optional(),
  reason: z.string().optional(),
});

export type SourceState = z.infer<typeof sourceStateSchema>;
