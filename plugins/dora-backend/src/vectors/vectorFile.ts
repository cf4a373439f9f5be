// SPDX-License-Identifier: Apache-2.0
import { metricIdSchema } from '@macadam/plugin-dora-common';
import { z } from 'zod/v3';

const moment = z
  .string()
  .datetime({ offset: true })
  .transform(text => new Date(text));

const deployment = z.object({
  id: z.string(),
  environment: z.string(),
  sha: z.string(),
  finishedAt: moment,
  status: z.string(),
  commits: z
    .array(
      z.object({
        sha: z.string(),
        authoredAt: moment,
        merge: z.boolean().default(false),
        paths: z.array(z.string()).nullish(),
      }),
    )
    .nullable()
    .default(null),
  service: z.string().nullish(),
  runId: z.string().nullish(),
  attempt: z.number().int().nullish(),
  releaseId: z.string().nullish(),
  dedupeKey: z.string().nullish(),
  kind: z.enum(['planned', 'hotfix', 'rollback']).nullish(),
  remediates: z.string().nullish(),
});

const incident = z.object({
  id: z.string(),
  createdAt: moment,
  resolvedAt: moment.nullable().default(null),
  deploymentId: z.string().nullish(),
  service: z.string().nullish(),
});

const config = z
  .object({
    productionEnvironments: z.array(z.string()).default(['production']),
    timezone: z.string().default('UTC'),
    attributionWindowHours: z.number().nullable().default(24),
    rollbackDetection: z.boolean().default(true),
    service: z.string().nullable().default(null),
    pathPrefixes: z.array(z.string()).nullable().default(null),
  })
  .strict();

const eventVector = z.object({
  id: z.string(),
  window: z.object({ from: moment, to: moment }),
  asOf: moment,
  config: config.default({}),
  deployments: z.array(deployment),
  incidents: z.array(incident),
  expected: z.record(z.record(z.unknown())),
});

const tierVector = z.object({
  id: z.string(),
  metric: metricIdSchema,
  edition: z.enum(['2023', '2024', '2025']),
  value: z.number(),
  unit: z.enum(['seconds', 'ratio', 'perDay']),
  expectedTier: z.string().nullable(),
});

const quickCheckCase = z.object({
  id: z.string(),
  edition: z.enum(['2024', '2025']),
  input: z
    .object({
      leadtime: z.number(),
      deployfreq: z.number(),
      failurerecovery: z.number(),
      changefailure: z.number(),
      rework: z.number(),
    })
    .partial()
    .strict(),
  expected: z.record(z.unknown()),
});

/** Worked examples: events with the figures that they must give, values with their tier, answers with their Quick Check score. */
export const vectorFileSchema = z.object({
  schemaVersion: z.literal(1),
  vectors: z.array(eventVector).default([]),
  tierVectors: z.array(tierVector).default([]),
  quickCheckVectors: z
    .object({ cases: z.array(quickCheckCase) })
    .default({ cases: [] }),
});

export type EventVector = z.output<typeof eventVector>;
export type TierVector = z.output<typeof tierVector>;
export type QuickCheckCase = z.output<typeof quickCheckCase>;
