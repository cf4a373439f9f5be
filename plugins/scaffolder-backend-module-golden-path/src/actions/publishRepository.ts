// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  DEFAULT_BRANCH,
  type Owners,
  type RepositorySpec,
  type ServiceRepositories,
} from '@macadam/plugin-golden-path-node';
import { firstCommitOf } from '../firstCommitOf';
import type { RunContext } from '../RunContext';
import { tellingWhatRemains } from '../tellingWhatRemains';

interface PublishDeps {
  appBaseUrl: string;
  owners: Owners;
  repositories: ServiceRepositories;
}

/** Brings the workspace into a repository of its own: created, given to the owner's team, tagged, filled and protected. */
export function createPublishRepositoryAction(deps: PublishDeps) {
  return createTemplateAction({
    id: 'macadam:repository:publish',
    description:
      'Publishes the workspace as a repository of its own, with its team, topics and branch protection',
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('A name that was reserved'),
        owner: z =>
          z.string().describe('Reference of the group that owns the service'),
        description: z => z.string().default(''),
        topics: z =>
          z
            .array(z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,49}$/))
            .max(20)
            .default([]),
        requiredReviewers: z =>
          z
            .union([z.literal(1), z.literal(2)])
            .default(1)
            .describe('Approvals that a pull request needs'),
        visibility: z =>
          z.enum(['private', 'internal', 'public']).default('private'),
      },
      output: {
        repositoryUrl: z => z.string(),
        cloneUrl: z => z.string(),
        defaultBranch: z => z.string(),
        commitSha: z => z.string(),
        slug: z => z.string().describe("The repository's name"),
      },
    },
    async handler(ctx) {
      const published = await publish(deps, ctx);
      ctx.output('slug', ctx.input.name);
      ctx.output('defaultBranch', DEFAULT_BRANCH);
      ctx.output('repositoryUrl', published.url);
      ctx.output('cloneUrl', published.cloneUrl);
      ctx.output('commitSha', published.commitSha);
    },
  });
}

interface Published {
  url: string;
  cloneUrl: string;
  commitSha: string;
}

async function publish(
  deps: PublishDeps,
  context: RunContext & {
    workspacePath: string;
    isDryRun?: boolean;
    input: { name: string; owner: string } & Settings;
  },
): Promise<Published> {
  const { appBaseUrl, owners, repositories } = deps;
  const { name, owner } = context.input;
  const credentials = await context.getInitiatorCredentials();
  const team = await owners.teamOf(owner, credentials);
  if (context.isDryRun) return wouldBePublished(name, repositories);

  const spec = { name, team: team.slug, ...settingsOf(context.input) };
  const commit = firstCommitOf(context, { name, appBaseUrl });
  const { logger, signal, task } = context;
  const run = { taskId: task.id, logger, signal };
  return tellingWhatRemains(
    async () => {
      const published = await repositories.publish(spec, commit, run);
      return { ...published.repository, commitSha: published.commitSha };
    },
    { appBaseUrl, context, name, repositories },
  );
}

function wouldBePublished(
  name: string,
  { host, organization }: ServiceRepositories,
): Published {
  const url = `https://${host}/${organization}/${name}`;
  return { url, cloneUrl: `${url}.git`, commitSha: '0'.repeat(40) };
}

type Settings = Partial<Omit<RepositorySpec, 'name' | 'team'>>;

/** The scaffolder checks an input against its schema, but does not fill in the schema's defaults. */
function settingsOf({
  description = '',
  topics = [],
  requiredReviewers = 1,
  visibility = 'private',
}: Settings) {
  return { description, topics, requiredReviewers, visibility } as const;
}
