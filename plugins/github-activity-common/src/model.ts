// SPDX-License-Identifier: Apache-2.0
import { sourceStateSchema } from '@macadam/portal-common';
import { z } from 'zod/v3';

const time = z.string().datetime();

/** One run of a workflow, in its latest attempt. `status` and `conclusion` are GitHub's own words. */
export const workflowRunSchema = z.object({
  id: z.number().int(),
  workflowId: z.number().int(),
  workflowName: z.string(),
  runNumber: z.number().int(),
  attempt: z.number().int(),
  event: z.string(),
  status: z.string(),
  /** Absent until the run has completed. */
  conclusion: z.string().optional(),
  branch: z.string().optional(),
  commitSha: z.string(),
  /** The title that GitHub shows: usually the first line of the commit's message. */
  title: z.string(),
  actor: z.string().optional(),
  createdAt: time,
  updatedAt: time,
  url: z.string().url(),
});

export type WorkflowRun = z.infer<typeof workflowRunSchema>;

/** The runs of one entity's repository, newest first, as of `source.readAt`. */
export const workflowRunsPageSchema = z.object({
  repository: z.object({
    /** `organisation/name`. */
    slug: z.string(),
    url: z.string().url(),
    /** Absent before the first read. */
    defaultBranch: z.string().optional(),
    /** Those with runs. */
    branches: z.array(z.string()),
  }),
  runs: z.array(workflowRunSchema),
  /** Of all pages. */
  total: z.number().int(),
  /** Whether who asks may start a run again. */
  canRerun: z.boolean(),
  source: sourceStateSchema,
});

export type WorkflowRunsPage = z.infer<typeof workflowRunsPageSchema>;

const stepSchema = z.object({
  number: z.number().int(),
  name: z.string(),
  status: z.string(),
  conclusion: z.string().optional(),
  startedAt: time.optional(),
  completedAt: time.optional(),
});

export const jobSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  status: z.string(),
  conclusion: z.string().optional(),
  startedAt: time.optional(),
  completedAt: time.optional(),
  url: z.string().url().optional(),
  steps: z.array(stepSchema),
});

/** A job of a run, as the forge tells it at this moment. */
export type WorkflowJob = z.infer<typeof jobSchema>;

export const jobsSchema = z.object({ jobs: z.array(jobSchema) });

export const jobLogSchema = z.object({
  text: z.string(),
  /** Whether the beginning was left out: what failed stands at the end. */
  isTruncated: z.boolean(),
});

export type JobLog = z.infer<typeof jobLogSchema>;

/** The newest commit to a part of a repository's default branch, or why none is known. */
const changeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('measured'),
    at: time,
    /** The first line of the commit's message. */
    title: z.string(),
    /** Their login, or the name that the commit gives. */
    author: z.string().optional(),
    url: z.string().url(),
  }),
  z.object({
    kind: z.literal('no-data'),
    /** `elsewhere`: it lies in no repository that the portal reads for this entity. */
    why: z.enum(['nothing-yet', 'elsewhere', 'unreachable']),
    /** One sentence. */
    reason: z.string(),
  }),
]);

const lastChangeSchema = z.object({
  change: changeSchema,
  source: sourceStateSchema,
});

export type LastChange = z.infer<typeof lastChangeSchema>;

/** When an entity was changed last. */
export const lastChangesSchema = z.object({
  /** Of the directory that its catalog file lies in, which for most is the whole repository. */
  code: lastChangeSchema,
  /** Absent where the entity names no docs. */
  docs: lastChangeSchema.optional(),
  /** Whether who asks is one of its owners, or of the platform team. */
  isTheirs: z.boolean(),
});

export type LastChanges = z.infer<typeof lastChangesSchema>;

/** An open pull request. */
export const pullRequestSchema = z.object({
  id: z.number().int(),
  /** `organisation/name`. */
  repository: z.string(),
  number: z.number().int(),
  title: z.string(),
  author: z.string(),
  isDraft: z.boolean(),
  createdAt: time,
  updatedAt: time,
  url: z.string().url(),
});

export type PullRequest = z.infer<typeof pullRequestSchema>;

/** What on the forge waits for the person who asks. */
export const needsMeSchema = z.object({
  /** The last run of a workflow on the default branch, where it failed, of what the person or their teams own. */
  failedRuns: z.array(
    z.object({ entityRef: z.string(), run: workflowRunSchema }),
  ),
  /** Written by the person, or waiting for their review. */
  pullRequests: z.array(
    pullRequestSchema.extend({ reason: z.enum(['author', 'reviewer']) }),
  ),
  /** The oldest read and the longest failure among the repositories concerned. */
  source: sourceStateSchema,
});

export type NeedsMe = z.infer<typeof needsMeSchema>;
