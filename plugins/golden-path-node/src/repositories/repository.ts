// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

/** The fields that we read of GitHub's repository; it may send more. */
export const repositoryAnswer = z
  .object({
    name: z.string(),
    owner: z.object({ login: z.string() }),
    html_url: z.string().url(),
    clone_url: z.string().url(),
    description: z.string().nullish(),
    homepage: z.string().nullish(),
    default_branch: z.string(),
    topics: z.array(z.string()).default([]),
    visibility: z.string().default('private'),
    archived: z.boolean().default(false),
    fork: z.boolean().default(false),
  })
  .transform(answer => ({
    organization: answer.owner.login,
    name: answer.name,
    /** Its page. */
    url: answer.html_url,
    cloneUrl: answer.clone_url,
    description: answer.description ?? undefined,
    homepage: answer.homepage ?? undefined,
    defaultBranch: answer.default_branch,
    topics: answer.topics,
    visibility: answer.visibility,
    isArchived: answer.archived,
    isFork: answer.fork,
  }));

/** A repository of the organisation, as the forge tells it now. */
export type Repository = z.output<typeof repositoryAnswer>;

export type Visibility = 'private' | 'internal' | 'public';

export interface GitIdentity {
  name: string;
  email: string;
}

/** What a run wants published under a name. */
export interface RepositorySpec {
  name: string;
  description: string;
  visibility: Visibility;
  /** The slug of the team that owns the service: it may push, and CODEOWNERS names it. */
  team: string;
  topics: readonly string[];
  /** How many approvals a pull request needs. */
  requiredReviewers: 1 | 2;
}
