// SPDX-License-Identifier: Apache-2.0
import { measuredSchema, sourceStateSchema } from '@macadam/portal-common';
import { z } from 'zod';

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

/** Why an attempt is not counted as a deployment. */
export const uncountedReasonSchema = z.enum([
  'not-successful',
  'not-production',
  'grouped',
]);

/** Why a deployment failed: R9. */
export const failureReasonSchema = z.enum([
  'incident',
  'remediated',
  'rolled-back',
]);

export type FailureReason = z.infer<typeof failureReasonSchema>;

/** Why a deployment is rework: R12. */
export const reworkReasonSchema = z.enum([
  'hotfix',
  'rollback',
  'remediates',
  'detected-rollback',
]);

export type ReworkReason = z.infer<typeof reworkReasonSchema>;

/** One attempt to deploy, and what the rules made of it. */
export const deploymentRowSchema = z.object({
  /** Ours. */
  id: z.string(),
  source: z.string(),
  /** The source's. */
  externalId: z.string(),
  entityRef: z.string(),
  environment: z.string(),
  sha: z.string(),
  /** `success`, `failure`, `cancelled` or the source's own word. */
  status: z.string(),
  attempt: z.number().int().optional(),
  startedAt: time.optional(),
  finishedAt: time,
  actor: z.string().optional(),
  title: z.string().optional(),
  /** The run or deployment at its source. */
  url: z.string().url().optional(),
  commitUrl: z.string().url().optional(),
  isCounted: z.boolean(),
  uncountedReason: uncountedReasonSchema.optional(),
  isRedeploy: z.boolean(),
  /** Null when the base is unknown. */
  changes: z.number().int().nullable(),
  /** Median of its changes, seconds; null without any. */
  leadTimeSeconds: z.number().nullable(),
  failure: z.array(failureReasonSchema),
  rework: z.array(reworkReasonSchema),
  /** The deployment that it undid, or that it repairs. */
  undoes: z.string().optional(),
  /** Absent while a failed one is open, and for one that did not fail. */
  recoverySeconds: z.number().optional(),
  incidents: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      url: z.string().url().optional(),
    }),
  ),
});

export type DeploymentRow = z.infer<typeof deploymentRowSchema>;

/** Newest first. `nextCursor` is absent on the last page. */
export const deploymentsPageSchema = z.object({
  items: z.array(deploymentRowSchema),
  total: z.number().int(),
  nextCursor: z.string().optional(),
});

export type DeploymentsPage = z.infer<typeof deploymentsPageSchema>;

/** How an incident was given to a deployment: R8. */
export const attributionSchema = z.enum([
  /** The source named the deployment. */
  'explicit',
  /** A person named it. */
  'linked',
  /** The latest deployment before it, within the attribution window. */
  'window',
  /** A person said that no change caused it. */
  'not-a-change',
  'none',
]);

export type Attribution = z.infer<typeof attributionSchema>;

export const incidentRowSchema = z.object({
  id: z.string(),
  source: z.string(),
  externalId: z.string(),
  entityRef: z.string(),
  title: z.string(),
  url: z.string().url().optional(),
  urgency: z.string().optional(),
  createdAt: time,
  /** Absent while it is open. */
  resolvedAt: time.optional(),
  attribution: attributionSchema,
  deployment: z
    .object({ id: z.string(), sha: z.string(), finishedAt: time })
    .optional(),
  /** Who said so, when a person did. */
  decidedBy: z.string().optional(),
  decidedAt: time.optional(),
  reason: z.string().optional(),
});

export type IncidentRow = z.infer<typeof incidentRowSchema>;

export const incidentsPageSchema = z.object({
  items: z.array(incidentRowSchema),
  total: z.number().int(),
  nextCursor: z.string().optional(),
});

export type IncidentsPage = z.infer<typeof incidentsPageSchema>;

const reason = z
  .string()
  .max(500)
  .refine(text => !text.includes('\0'), 'holds what is no text');

/** What a person says of an incident: which deployment caused it, that none did, or nothing any more. */
export const causeRequestSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('deployment'),
      deploymentId: z.string().regex(/^\d{1,18}$/),
      reason: reason.optional(),
    })
    .strict(),
  z
    .object({
      kind: z.literal('not-a-change'),
      reason: reason.optional(),
    })
    .strict(),
  z.object({ kind: z.literal('undecided') }).strict(),
]);

export type CauseRequest = z.infer<typeof causeRequestSchema>;

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
