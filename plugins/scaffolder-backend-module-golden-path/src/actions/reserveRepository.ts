// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type {
  Owners,
  ServiceRepositories,
} from '@macadam/plugin-golden-path-node';
import { isServiceName, SERVICE_NAME_RULE } from '@macadam/portal-common';
import type { RunContext } from '../RunContext';

/**
 * Looks before anything is made: the name keeps the rule and is free on the forge and in the catalog, the owner is a team. Only publishing takes
 * the name; who comes second there is told so.
 */
export function createReserveRepositoryAction(deps: {
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  owners: Owners;
  repositories: ServiceRepositories;
}) {
  const { owners, repositories } = deps;
  const mustBeFree = freedom(deps);
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
      },
    },
    async handler(ctx) {
      const { name, owner } = ctx.input;
      if (!isServiceName(name)) {
        throw new InputError(`${name} cannot be a name. ${SERVICE_NAME_RULE}`);
      }
      const credentials = await ctx.getInitiatorCredentials();
      const team = await owners.teamOf(owner, credentials);

      await mustBeFree(name, { ...ctx, credentials });

      const { host, organization, origin } = repositories;
      ctx.output('slug', name);
      ctx.output('organization', organization);
      ctx.output('origin', origin);
      ctx.output('codeowners', `@${organization}/${team.slug}`);
      ctx.logger.info(`${organization}/${name} is free at ${host}`);
    },
  });
}

/** How a name is found to be free, or this very run's since before its process died. */
function freedom(deps: {
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  repositories: ServiceRepositories;
}) {
  const { catalog, repositories } = deps;
  return async (
    name: string,
    run: Pick<RunContext, 'signal' | 'task'> & {
      credentials: BackstageCredentials;
    },
  ): Promise<void> => {
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
  };
}
