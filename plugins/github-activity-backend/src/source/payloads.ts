// SPDX-License-Identifier: Apache-2.0
import type {
  PullRequest,
  WorkflowJob,
  WorkflowRun,
} from '@macadam/plugin-github-activity-common';
import { z } from 'zod/v3';

/** Shapes of GitHub's REST API and of its webhooks: https://docs.github.com/en/rest/actions/workflow-runs */

const time = z.string().transform(value => new Date(value).toISOString());
const optionalTime = time.nullish().transform(value => value ?? undefined);
const optional = z
  .string()
  .nullish()
  .transform(value => value ?? undefined);
const login = z.object({ login: z.string() });

export const runPayload = z
  .object({
    id: z.number(),
    name: optional,
    path: z.string(),
    workflow_id: z.number(),
    run_number: z.number(),
    run_attempt: z.number().default(1),
    event: z.string(),
    status: optional,
    conclusion: optional,
    head_branch: optional,
    head_sha: z.string(),
    display_title: z.string(),
    actor: login.nullish(),
    created_at: time,
    updated_at: time,
    html_url: z.string().url(),
  })
  .transform(
    (run): WorkflowRun => ({
      id: run.id,
      workflowId: run.workflow_id,
      workflowName: run.name ?? run.path,
      runNumber: run.run_number,
      attempt: run.run_attempt,
      event: run.event,
      status: run.status ?? 'queued',
      conclusion: run.conclusion,
      branch: run.head_branch,
      commitSha: run.head_sha,
      title: run.display_title,
      actor: run.actor?.login,
      createdAt: run.created_at,
      updatedAt: run.updated_at,
      url: run.html_url,
    }),
  );

/** https://docs.github.com/en/rest/commits/commits#list-commits */
export const commitPayload = z
  .object({
    html_url: z.string().url(),
    // When it came to the branch, as far as git knows; an author may have written it long before.
    commit: z.object({
      message: z.string(),
      author: z.object({ name: optional }).nullish(),
      committer: z.object({ date: time }),
    }),
    author: login.partial().nullish(),
  })
  .transform(({ html_url: url, commit, author }) => ({
    at: commit.committer.date,
    title: commit.message.split('\n', 1)[0],
    author: author?.login ?? commit.author?.name,
    url,
  }));

export type Commit = z.output<typeof commitPayload>;

/** A pull request as it is kept: with its state and whom it waits for. */
export interface PullRequestRecord {
  pull: PullRequest;
  isOpen: boolean;
  reviewers: string[];
}

export const pullPayload = z
  .object({
    id: z.number(),
    number: z.number(),
    title: z.string(),
    state: z.enum(['open', 'closed']),
    draft: z.boolean().default(false),
    user: login.nullish(),
    requested_reviewers: z.array(login).nullish(),
    created_at: time,
    updated_at: time,
    html_url: z.string().url(),
    base: z.object({ repo: z.object({ full_name: z.string() }) }),
  })
  .transform(
    (pull): PullRequestRecord => ({
      isOpen: pull.state === 'open',
      reviewers: (pull.requested_reviewers ?? []).map(one => one.login),
      pull: {
        id: pull.id,
        repository: pull.base.repo.full_name,
        number: pull.number,
        title: pull.title,
        author: pull.user?.login ?? 'ghost',
        isDraft: pull.draft,
        createdAt: pull.created_at,
        updatedAt: pull.updated_at,
        url: pull.html_url,
      },
    }),
  );

const step = z.object({
  number: z.number(),
  name: z.string(),
  status: z.string(),
  conclusion: optional,
  started_at: optionalTime,
  completed_at: optionalTime,
});

export const jobPayload = z
  .object({
    id: z.number(),
    name: z.string(),
    status: z.string(),
    conclusion: optional,
    started_at: optionalTime,
    completed_at: optionalTime,
    html_url: optional,
    steps: z.array(step).nullish(),
  })
  .transform(
    (job): WorkflowJob => ({
      id: job.id,
      name: job.name,
      status: job.status,
      conclusion: job.conclusion,
      startedAt: job.started_at,
      completedAt: job.completed_at,
      url: job.html_url,
      steps: (job.steps ?? []).map(one => ({
        number: one.number,
        name: one.name,
        status: one.status,
        conclusion: one.conclusion,
        startedAt: one.started_at,
        completedAt: one.completed_at,
      })),
    }),
  );
