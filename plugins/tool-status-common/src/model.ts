// SPDX-License-Identifier: Apache-2.0
import { sourceStateSchema } from '@macadam/portal-common';
import { z } from 'zod/v3';

const dashboardSchema = z.object({ title: z.string(), url: z.string() });

/** What the quality gate did not let pass. */
const failedConditionSchema = z.object({
  /** SonarQube's key, such as `new_coverage`. */
  metric: z.string(),
  /** As SonarQube writes it: `82.5` of a coverage in percent, `3` of a rating C. */
  actual: z.string().optional(),
});

const noDataSchema = z.object({
  kind: z.literal('no-data'),
  /** `nothing-yet`: the tool answers, and has nothing of the entity. `no-permission`: it does not let the portal read that. */
  why: z.enum([
    'not-configured',
    'nothing-yet',
    'no-permission',
    'unreachable',
  ]),
  /** What is so, and the one thing to do: without a full stop each. */
  reason: z.string(),
  whatToDo: z.string(),
});

/** A value that is not fresh stands with `failingSince`. */
const sourceSchema = sourceStateSchema.extend({
  /** As people call it: `Grafana`. */
  title: z.string(),
});

const grafanaSchema = z.object({
  tool: z.literal('grafana'),
  status: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('measured'),
      dashboards: z.array(dashboardSchema).min(1),
      /** There are more than these. */
      hasMore: z.boolean(),
    }),
    noDataSchema,
  ]),
  source: sourceSchema,
});

const sonarqubeSchema = z.object({
  tool: z.literal('sonarqube'),
  status: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('measured'),
      qualityGate: z.enum(['passed', 'failed']),
      /** The project there. */
      url: z.string(),
      failedConditions: z.array(failedConditionSchema),
    }),
    noDataSchema,
  ]),
  source: sourceSchema,
});

/** What one tool says of an entity. */
const toolStatusSchema = z.discriminatedUnion('tool', [
  grafanaSchema,
  sonarqubeSchema,
]);

export const toolStatusesSchema = z.object({
  tools: z.array(toolStatusSchema),
});

export type Dashboard = z.infer<typeof dashboardSchema>;
export type FailedCondition = z.infer<typeof failedConditionSchema>;
export type NoToolData = z.infer<typeof noDataSchema>;
export type ToolStatus = z.infer<typeof toolStatusSchema>;
export type ToolId = ToolStatus['tool'];
