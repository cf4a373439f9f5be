// SPDX-License-Identifier: Apache-2.0
import { measuredSchema, sourceStateSchema } from '@macadam/portal-common';
import { z } from 'zod/v3';

/** Rules R1 to R13, as docs/operating/delivery.md tells them. It changes with every change of an answer. */
export const RULE_VERSION = '1';

const time = z.string().datetime();

/** The five metrics of DORA: https://dora.dev/guides/dora-metrics/ */
export const metricIdSchema = z.enum([
  'deploymentFrequency',
  'changeLeadTime',
  'failedDeploymentRecoveryTime',
  'changeFailRate',
  'deploymentReworkRate',
]);

export type MetricId = z.infer<typeof metricIdSchema>;

/** In the order in which they are shown. */
export const METRIC_IDS: readonly MetricId[] = metricIdSchema.options;

/**
 * Half open, `[from, to)`, on the moment a deployment finished (R3). Days and ISO weeks begin in `timezone` (R4).
 */
export const windowSchema = z.object({
  from: time,
  to: time,
  timezone: z.string(),
});

export type DeliveryWindow = z.infer<typeof windowSchema>;

export const tierNameSchema = z.enum(['elite', 'high', 'medium', 'low']);

export type TierName = z.infer<typeof tierNameSchema>;

/** Which table a tier was read from: one of DORA's, or the company's own thresholds. */
export const tierEditionSchema = z.enum(['2023', '2024', '2025', 'own']);

export type TierEdition = z.infer<typeof tierEditionSchema>;

/** A level of the edition's table, or why that table gives none. */
export const tierSchema = z.object({
  edition: tierEditionSchema,
  tier: tierNameSchema.nullable(),
  /** Present when `tier` is null. */
  reason: z.string().optional(),
});

export type Tier = z.infer<typeof tierSchema>;

/** Interpolated (R7), of everything in the window. */
export const percentilesSchema = z.object({
  p50: z.number(),
  p75: z.number(),
  p90: z.number(),
});

export type Percentiles = z.infer<typeof percentilesSchema>;

/** One metric over one window. `value` is the headline: a median for durations, a ratio for rates, deployments a day for the frequency. */
export const metricSchema = z.object({
  value: measuredSchema,
  /** Present where a distribution stands behind a measured value; in seconds. */
  percentiles: percentilesSchema.optional(),
  tier: tierSchema,
  /** The same metric over the window of equal length that ends where this one begins. */
  previous: measuredSchema,
});

export type Metric = z.infer<typeof metricSchema>;

/** What was counted and what was left out, in the window. */
export const countsSchema = z.object({
  /** Successful production deployments after grouping: R1, R2. */
  deployments: z.number().int(),
  /** Of these, those of the sha that was live already: R5. */
  redeploys: z.number().int(),
  /** Local days with at least one. */
  deploymentDays: z.number().int(),
  failed: z.number().int(),
  rework: z.number().int(),
  recovered: z.number().int(),
  /** Failed and not recovered: R11. */
  open: z.number().int(),
  /** Seconds from their deployment to `asOf`, longest first; at most ten. */
  openAgeSeconds: z.array(z.number()),
  /** Changes counted by R6. */
  changes: z.number().int(),
  /** Changes left out since they were written after they were deployed: R6. */
  excludedChanges: z.number().int(),
  /** Counted deployments whose changes are not known. */
  unknownBase: z.number().int(),
  /** Attempts that did not succeed, and those of environments that are not production. */
  uncountedAttempts: z.number().int(),
  /** Incidents begun in the window that no deployment caused, as far as is known: R8. */
  unattributedIncidents: z.number().int(),
});

export type DeliveryCounts = z.infer<typeof countsSchema>;

/** One source of events about the scope, with the last event that it brought. */
export const sourceStatusSchema = z.object({
  /** As `github`. */
  id: z.string(),
  /** As `GitHub`. */
  title: z.string(),
  /** What it tells. */
  tells: z.array(z.enum(['deployments', 'incidents'])),
  /** `not-configured`: the portal has no such source, or the entity names nothing in it. */
  state: z.enum(['not-configured', 'reading', 'fresh', 'stale']),
  lastEventAt: time.optional(),
  read: sourceStateSchema,
  /** One sentence: what is missing and what to do, when it is not fresh. */
  hint: z.string().optional(),
});

export type SourceStatus = z.infer<typeof sourceStatusSchema>;

/** DORA's Quick Check score, 0 to 10: https://dora.dev/quickcheck/ Absent parts have no data. */
export const quickCheckSchema = z.object({
  edition: z.enum(['2024', '2025']),
  performance: z.number().nullable(),
  throughput: z.number().nullable(),
  stability: z.number().nullable(),
});

export type QuickCheck = z.infer<typeof quickCheckSchema>;

/** How a service, a team's or system's services together, or the whole organisation was delivered in a window. */
export const deliverySummarySchema = z.object({
  /** Reference of the entity, or `organization`. */
  scope: z.string(),
  /** How many services had a counted deployment in the window. */
  services: z.number().int(),
  window: windowSchema,
  /** When the question was answered. Later incidents and resolutions are unknown. */
  asOf: time,
  ruleVersion: z.string(),
  /** Grows with every change of an answer. */
  dataVersion: z.string(),
  metrics: z.record(metricIdSchema, metricSchema),
  counts: countsSchema,
  quickCheck: quickCheckSchema,
  sources: z.array(sourceStatusSchema),
  /** Whether who asks may link incidents: owners of the entity and the platform team. */
  canLink: z.boolean(),
});

export type DeliverySummary = z.infer<typeof deliverySummarySchema>;

/** One day or ISO week. `value` is null in a bucket without data: a gap, not a zero. The frequency counts, so its empty buckets are 0. */
export const seriesPointSchema = z.object({
  /** The local day, or the Monday of the ISO week, as `2026-03-02`. */
  start: z.string(),
  deployments: z.number().int(),
  failed: z.number().int(),
  rework: z.number().int(),
  /** Seconds. */
  leadTimeMedian: z.number().nullable(),
  leadTimeP90: z.number().nullable(),
  /** Seconds. */
  recoveryMedian: z.number().nullable(),
  /** 0 to 1. */
  changeFailRate: z.number().nullable(),
  reworkRate: z.number().nullable(),
  /** Whether the window holds only a part of this bucket. */
  isPartial: z.boolean(),
});

export type SeriesPoint = z.infer<typeof seriesPointSchema>;

export const seriesSchema = z.object({
  scope: z.string(),
  window: windowSchema,
  bucket: z.enum(['day', 'week']),
  points: z.array(seriesPointSchema),
});

export type DeliverySeries = z.infer<typeof seriesSchema>;
