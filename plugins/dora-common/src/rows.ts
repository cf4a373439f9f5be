// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

const time = z.string().datetime();

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
