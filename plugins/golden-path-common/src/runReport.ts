// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

/** How long completed runs of the same template took, from their creation to their end. */
export const usualDurationSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('measured'),
    runs: z.number().int().positive(),
    medianSeconds: z.number().nonnegative(),
    p95Seconds: z.number().nonnegative(),
  }),
  z.object({
    kind: z.literal('no-data'),
    /** How many there are, and how many it takes. */
    runs: z.number().int().nonnegative(),
    neededRuns: z.number().int().positive(),
  }),
]);

export type UsualDuration = z.infer<typeof usualDurationSchema>;

export const outcomeIdSchema = z.enum([
  'repository',
  'pipeline',
  'namespace',
  'observability',
  'catalog',
]);

export type OutcomeId = z.infer<typeof outcomeIdSchema>;

/** One of the five things that a golden path brings. Seconds count from the moment the run was created. */
export const outcomeSchema = z.discriminatedUnion('state', [
  z.object({
    id: outcomeIdSchema,
    state: z.literal('reached'),
    /** Absent when the moment cannot be told. */
    seconds: z.number().nonnegative().optional(),
    detail: z.string(),
    url: z.string().url().optional(),
    entityRef: z.string().optional(),
  }),
  z.object({
    id: outcomeIdSchema,
    state: z.literal('under-way'),
    detail: z.string(),
    url: z.string().url().optional(),
  }),
  z.object({
    id: outcomeIdSchema,
    state: z.literal('missed'),
    detail: z.string(),
    url: z.string().url().optional(),
  }),
  /** The portal does not bring this one yet. */
  z.object({
    id: outcomeIdSchema,
    state: z.literal('not-offered'),
    detail: z.string(),
  }),
  /** The source that knows did not answer. */
  z.object({
    id: outcomeIdSchema,
    state: z.literal('unknown'),
    detail: z.string(),
  }),
]);

export type Outcome = z.infer<typeof outcomeSchema>;

/** What one run of a template has brought so far, and how that compares. */
export const runReportSchema = z.object({
  taskId: z.string(),
  status: z.enum([
    'open',
    'processing',
    'completed',
    'failed',
    'cancelled',
    'skipped',
  ]),
  createdAt: z.string().datetime(),
  /** Absent while it goes on. */
  endedAt: z.string().datetime().optional(),
  usual: usualDurationSchema,
  /** From nothing to observable in staging, in at most this. */
  targetSeconds: z.number().positive(),
  /** In the order of the path. */
  outcomes: z.array(outcomeSchema),
});

export type RunReport = z.infer<typeof runReportSchema>;
