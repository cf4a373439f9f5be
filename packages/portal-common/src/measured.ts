// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

/**
 * A figure, or why there is none: no data is never zero. `unit` is `seconds`, `ratio` (0 to 1) or `perDay`; `samples` says how many things
 * the figure was drawn from.
 */
export const measuredSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('measured'),
    value: z.number(),
    unit: z.enum(['seconds', 'ratio', 'perDay']),
    samples: z.number().int().nonnegative(),
  }),
  z.object({ kind: z.literal('no-data'), reason: z.string() }),
]);

export type Measured = z.infer<typeof measuredSchema>;
