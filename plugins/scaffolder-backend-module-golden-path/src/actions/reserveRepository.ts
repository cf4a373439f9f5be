// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type {
  Owners,
  ServiceRepositories,
  TemplateCommits,
} from '@macadam/plugin-golden-path-node';
import { isServiceName, SERVICE_NAME_RULE } from '@macadam/portal-common';
import type { RunContext } from '../RunContext';

interface ReserveDeps {
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  owners: Owners;
  repositories: ServiceRepositories;
  templates: TemplateCommits;
}

/**
 * Looks before anything is made: the name keeps the rule and is free on the forge and in the catalog, the owner is a team. Only publishing takes
 * the name; who comes second there is told so.
 */
export function createReserveRepositoryAction(deps: ReserveDeps) {
  return createTemplateAction({
    id: 'macadam:repository:reserve',
    description:
      'Checks that a name is free for a new service, and that its owner is a team of yours',
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z.string().describe(`The service's name. ${SERVICE_NAME_RULE}`),
        owner: z =>
          z
            .string()
            .describe('Reference of the group that will own the service'),
      },
      output: {
        slug: z => z.string().describe("The repository's name"),
        organization: z =>
          z.string().describe('The organisation it belongs to'),
        origin: z => z.string().describe("The forge's address: no last slash"),
        codeowners: z =>
          z.string().describe('The owner as CODEOWNERS names it: @org/team'),
        templateCommit: z =>
          z
            .string()
            .optional()
            .describe(
              "The commit that last changed the template's folder; absent when that is not on the forge",
            ),
      },
    },
    async handler(ctx) {
      const { templateCommit, ...reserved } = await reserve(deps, ctx);
      ctx.output('slug', ctx.input.name);
      ctx.output('organization', reserved.organization);
      ctx.output('origin', reserved.origin);
      ctx.output('codeowners', reserved.codeowners);
      if (templateCommit) ctx.output('templateCommit', templateCommit);
    },
  });
}

async function reserve(
  deps: ReserveDeps,
  context: RunContext & { input: { name: string; owner: string } },
) {
  const { name, owner } = context.input;
  if (!isServiceName(name)) {
    throw new InputError(`${name} cannot be a name. ${SERVICE_NAME_RULE}`);
  }
  const credentials = await context.getInitiatorCredentials();
  const team = await deps.owners.teamOf(owner, credentials);
  await mustBeFree(deps, name, { ...context, credentials });

  const { host, organization, origin } = deps.repositories;
  context.logger.info(`${organization}/${name} is free at ${host}`);
  const template = context.templateInfo?.entity?.metadata ?? {};
  return {
    organization,
    origin,
    codeowners: `@${organization}/${team.slug}`,
    templateCommit: await deps.templates.newestOf(template, context.signal),
  };
}

/** A name is free when nothing bears it, or this very run's repository does since before its process died. */
async function mustBeFree(
  { catalog, repositories }: Pick<ReserveDeps, 'catalog' | 'repositories'>,
  name: string,
  run: Pick<RunContext, 'signal' | 'task'> & {
    credentials: BackstageCredentials;
  },
): Promise<void> {
  const { credentials, signal, task } = run;
  const repository = await repositories.find(name, signal);
  if (repository && repositories.isMadeBy(repository, task.id)) return;
  if (repository) {
    throw new ConflictError(
      `The name ${name} is taken by a repository: ${repository.url}`,
    );
  }
  const entityRef = `component:default/${name}`;
  if (await catalog.getEntityByRef(entityRef, { credentials })) {
    throw new ConflictError(`The name ${name} is taken by ${entityRef}`);
  }
}
