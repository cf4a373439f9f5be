// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  DEFAULT_BRANCH,
  type PipelineRuns,
  type ServiceRepositories,
} from '@macadam/plugin-golden-path-node';
import { tellingWhatRemains } from '../tellingWhatRemains';

/** Makes sure that a service's pipeline runs at its first commit. */
export function createStartPipelineAction(deps: {
  appBaseUrl: string;
  pipelines: PipelineRuns;
  repositories: ServiceRepositories;
}) {
  const { appBaseUrl, pipelines, repositories } = deps;
  return createTemplateAction({
    id: 'macadam:pipeline:start',
    description:
      'Finds the pipeline run that the first commit started, or starts one',
    supportsDryRun: true,
    schema: {
      input: {
        slug: z => z.string().describe("The repository's name"),
        workflow: z => z.string().describe("The workflow's file, as ci.yaml"),
        commitSha: z => z.string(),
      },
      output: { runUrl: z => z.string().describe("The run's page") },
    },
    async handler(ctx) {
      const { slug, workflow, commitSha } = ctx.input;
      if (ctx.isDryRun) {
        const { host, organization } = repositories;
        ctx.output('runUrl', `https://${host}/${organization}/${slug}/actions`);
        return;
      }
      const start = async () => {
        const at = {
          repository: slug,
          workflow,
          branch: DEFAULT_BRANCH,
          commitSha,
        };
        const runUrl = await pipelines.start(at, ctx.signal);
        ctx.output('runUrl', runUrl);
        ctx.logger.info(`Workflow ${workflow} runs: ${runUrl}`);
      };
      const of = { appBaseUrl, context: ctx, name: slug, repositories };
      await tellingWhatRemains(start, of);
    },
  });
}
