// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

const repositorySchema = z.object({
  /** `organisation/name` */
  name: z.string(),
  url: z.string().url(),
});

/** A catalog file's entity as it could be: name, kind and the rest of an entity's fields. */
const proposedEntitySchema = z
  .object({
    apiVersion: z.string(),
    kind: z.string(),
    metadata: z.object({ name: z.string() }).passthrough(),
  })
  .passthrough();

/**
 * How a repository stands to the catalog:
 * - `registered`: its entities are there;
 * - `described`: it has a catalog file, of which the catalog has nothing;
 * - `proposed`: a pull request with such a file waits to be merged;
 * - `new`: none of these, and `entity` is what a file could say.
 */
export const registrationSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('registered'),
    repository: repositorySchema,
    entityRefs: z.array(z.string()),
  }),
  z.object({
    state: z.literal('described'),
    repository: repositorySchema,
    file: z.string().url(),
  }),
  z.object({
    state: z.literal('proposed'),
    repository: repositorySchema,
    file: z.string().url(),
    pullRequest: z.string().url(),
    entity: proposedEntitySchema,
  }),
  z.object({
    state: z.literal('new'),
    repository: repositorySchema,
    entity: proposedEntitySchema,
  }),
]);

export type Registration = z.infer<typeof registrationSchema>;
export type ProposedEntity = z.infer<typeof proposedEntitySchema>;

/** What somebody wants a pull request to say, and the catalog file that it adds. */
export const registrationRequestSchema = z.object({
  /** Of the repository. */
  url: z.string().url(),
  title: z.string().trim().min(1).max(200),
  body: z.string().max(10_000),
  /** Entities as YAML documents. */
  content: z.string().min(1).max(65_536),
});

export type RegistrationRequest = z.infer<typeof registrationRequestSchema>;

export const registrationProposalSchema = z.object({
  pullRequest: z.string().url(),
  /** Where the catalog file will be after the merge. */
  file: z.string().url(),
  /** False: it was open already, and is as it was. */
  isNew: z.boolean(),
});

export type RegistrationProposal = z.infer<typeof registrationProposalSchema>;
