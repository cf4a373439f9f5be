// SPDX-License-Identifier: Apache-2.0
import { measuredSchema } from '@macadam/portal-common';
import { z } from 'zod/v3';
import { metricIdSchema, sourceStatusSchema, windowSchema } from './model';

const time = z.string().datetime();

/** How complete the picture is. */
export const coverageSchema = z.object({
  sources: z.array(sourceStatusSchema),
  unknownBase: z.number().int(),
  unattributedIncidents: z.number().int(),
  excludedChanges: z.number().int(),
  /** Events of the window that came more than a day after what they tell. */
  lateEvents: z.number().int(),
  /** For the platform team: events that no entity of the catalog claims. Absent for others. */
  unattributedEvents: z.number().int().optional(),
});

export type DeliveryCoverage = z.infer<typeof coverageSchema>;

/** One thing that a figure was drawn from: a deployment, a change, or a failed deployment's recovery. */
export const explainedRowSchema = z.object({
  /** Of the deployment that it belongs to. */
  deploymentId: z.string(),
  entityRef: z.string(),
  sha: z.string(),
  /** When it finished. */
  at: time,
  title: z.string().optional(),
  url: z.string().url().optional(),
  /** What it adds: seconds of a duration, 1 or 0 of a rate. Null for one that is left out. */
  value: z.number().nullable(),
  /** Why it counts as it does, or why it is left out. */
  note: z.string().optional(),
});

export type ExplainedRow = z.infer<typeof explainedRowSchema>;

/** How a figure came about. */
export const explanationSchema = z.object({
  metric: metricIdSchema,
  scope: z.string(),
  window: windowSchema,
  asOf: time,
  ruleVersion: z.string(),
  /** The same question gives the same hash. */
  queryHash: z.string(),
  value: measuredSchema,
  /** In words, with this window's own numbers. */
  formula: z.string(),
  /** The rules that applied, by number. */
  rules: z.array(z.object({ id: z.string(), text: z.string() })),
  counted: z.number().int(),
  /** Newest first, at most 100; the CSV has all of them. */
  rows: z.array(explainedRowSchema),
  excluded: z.array(
    z.object({
      reason: z.string(),
      count: z.number().int(),
      rows: z.array(explainedRowSchema),
    }),
  ),
});

export type MetricExplanation = z.infer<typeof explanationSchema>;
