// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

/** The fields that we read of GitHub's REST API and webhooks; it may send more. What they mean here is told beside the shape. */

const time = z
  .string()
  .datetime({ offset: true })
  .transform(value => new Date(value));
const optional = z
  .string()
  .nullish()
  .transform(value => value || undefined);
const account = z
  .object({ login: z.string() })
  .nullish()
  .transform(value => value?.login);

/** https://docs.github.com/en/rest/repos/repos#get-a-repository */
export const repositoryPayload = z
  .object({ default_branch: z.string() })
  .transform(({ default_branch: defaultBranch }) => ({ defaultBranch }));

/** https://docs.github.com/en/rest/actions/workflows#list-repository-workflows */
export const workflowsPayload = z.object({
  workflows: z.array(z.object({ id: z.number(), name: z.string() })),
});

/**
 * A run, as its latest attempt or as an earlier one. `createdAt` is that of the first attempt, the other times are the attempt's own.
 *
 * https://docs.github.com/en/rest/actions/workflow-runs#get-a-workflow-run
 */
export const runPayload = z
  .object({
    id: z.number(),
    name: optional,
    run_attempt: z.number().int().min(1).default(1),
    event: z.string(),
    status: optional,
    conclusion: optional,
    head_branch: optional,
    head_sha: z.string(),
    display_title: optional,
    actor: account,
    triggering_actor: account,
    created_at: time,
    run_started_at: time.nullish(),
    updated_at: time,
    html_url: z.string().url(),
  })
  .transform(run => ({
    id: run.id,
    workflow: run.name,
    attempt: run.run_attempt,
    event: run.event,
    isFinished: run.status === 'completed',
    conclusion: run.conclusion,
    branch: run.head_branch,
    sha: run.head_sha,
    title: run.display_title,
    actor: run.triggering_actor ?? run.actor,
    createdAt: run.created_at,
    startedAt: run.run_started_at ?? run.created_at,
    updatedAt: run.updated_at,
    url: run.html_url,
  }));

export type Run = z.output<typeof runPayload>;

/** https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow */
export const runsPayload = z.object({
  total_count: z.number(),
  workflow_runs: z.array(runPayload),
});

/** https://docs.github.com/en/rest/actions/workflow-jobs#list-jobs-for-a-workflow-run-attempt */
export const jobsPayload = z.object({
  jobs: z.array(z.object({ completed_at: time.nullish() })),
});

/** https://docs.github.com/en/rest/deployments/deployments#list-deployments */
export const deploymentPayload = z
  .object({
    id: z.number(),
    sha: z.string(),
    task: optional,
    environment: z.string(),
    description: optional,
    creator: account,
    created_at: time,
  })
  .transform(deployment => ({
    id: deployment.id,
    sha: deployment.sha,
    task: deployment.task,
    environment: deployment.environment,
    description: deployment.description,
    actor: deployment.creator,
    createdAt: deployment.created_at,
  }));

export type Deployment = z.output<typeof deploymentPayload>;

/** Newest first. https://docs.github.com/en/rest/deployments/statuses#list-deployment-statuses */
export const statusesPayload = z.array(
  z
    .object({
      state: z.string(),
      log_url: optional,
      target_url: optional,
      created_at: time,
    })
    .transform(status => ({
      state: status.state,
      url: status.log_url ?? status.target_url,
      createdAt: status.created_at,
    })),
);

export type DeploymentStatus = z.output<typeof statusesPayload>[number];

/** Oldest first. https://docs.github.com/en/rest/commits/commits#compare-two-commits */
export const comparisonPayload = z.object({
  total_commits: z.number(),
  commits: z.array(
    z
      .object({
        sha: z.string(),
        html_url: optional,
        author: account,
        parents: z.array(z.unknown()),
        commit: z.object({
          message: z.string(),
          author: z.object({ name: optional, date: time }),
        }),
      })
      .transform(({ sha, html_url: url, author, parents, commit }) => ({
        sha,
        url,
        isMerge: parents.length > 1,
        authoredAt: commit.author.date,
        title: commit.message.split('\n')[0] || undefined,
        author: author ?? commit.author.name,
      })),
  ),
});

/** https://docs.github.com/en/rest/commits/commits#get-a-commit */
export const commitPayload = z.object({
  files: z
    .array(z.object({ filename: z.string(), previous_filename: optional }))
    .default([]),
});

const repository = z.object({
  full_name: z.string(),
  default_branch: z.string(),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run */
export const runEvent = z.object({
  action: z.string(),
  repository,
  workflow_run: runPayload,
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_status */
export const statusEvent = z.object({
  repository,
  deployment: deploymentPayload,
  deployment_status: z.object({ state: z.string() }),
});
