// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

/** A repository has content that discovery should read now, without waiting for its schedule or a webhook. */
export const REPOSITORY_PUBLISHED_TOPIC = 'macadam.repository.published';

/** A repository is gone, and what discovery made of it should go too. */
export const REPOSITORY_DELETED_TOPIC = 'macadam.repository.deleted';

/** Publishing the same event again changes nothing. */
export const repositoryPublishedSchema = z.object({
  organization: z.string().min(1),
  name: z.string().min(1),
});

export type RepositoryPublished = z.infer<typeof repositoryPublishedSchema>;

/** Tells where the repository was, since nobody can be asked any more. */
export const repositoryDeletedSchema = repositoryPublishedSchema.extend({
  /** The repository's page. */
  url: z.string().url(),
  defaultBranch: z.string().min(1),
});

export type RepositoryDeleted = z.infer<typeof repositoryDeletedSchema>;
