// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

/** What holds a name already: a repository of the organisation or an entity of the catalog. */
export const takenBySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('repository'), url: z.string().url() }),
  z.object({ kind: z.literal('entity'), entityRef: z.string() }),
]);

export type TakenBy = z.infer<typeof takenBySchema>;

/** Whether a service may be created under a name right now. Only the run itself, when it creates the repository, takes the name. */
export const nameAvailabilitySchema = z.object({
  name: z.string(),
  available: z.boolean(),
  takenBy: takenBySchema.optional(),
});

export type NameAvailability = z.infer<typeof nameAvailabilitySchema>;

/**
 * One thing that stands under the name a run was given. `removable` means that the run made it and nobody has built on it since; otherwise
 * `reason` says why it stays.
 */
export const remainSchema = z.object({
  kind: z.enum(['repository', 'entity']),
  /** `organisation/name` of a repository, the reference of an entity. */
  name: z.string(),
  url: z.string().url().optional(),
  removable: z.boolean(),
  reason: z.string().optional(),
});

export type Remain = z.infer<typeof remainSchema>;

/** What one run of a template made and what of it exists now. */
export const runRemainsSchema = z.object({
  taskId: z.string(),
  /** The scaffolder's status of the run. */
  status: z.enum([
    'open',
    'processing',
    'completed',
    'failed',
    'cancelled',
    'skipped',
  ]),
  remains: z.array(remainSchema),
});

export type RunRemains = z.infer<typeof runRemainsSchema>;

/** What `DELETE …/remains` took away. */
export const removedRemainsSchema = z.object({
  taskId: z.string(),
  removed: z.array(remainSchema),
});

export type RemovedRemains = z.infer<typeof removedRemainsSchema>;

/** A group that may own what the caller creates. */
export const ownerChoiceSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  /** Rather than a division above teams, or a team's leads. */
  isTeam: z.boolean(),
  /** Whether the caller is in it, directly or through a group below. */
  isMine: z.boolean(),
});

export type OwnerChoice = z.infer<typeof ownerChoiceSchema>;

/** The best guess first. */
export const ownerChoicesSchema = z.object({
  owners: z.array(ownerChoiceSchema),
});
