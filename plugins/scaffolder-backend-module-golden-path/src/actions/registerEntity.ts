// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { ServiceRepositories } from '@macadam/plugin-golden-path-node';
import type { CatalogRegistration } from '../registration/CatalogRegistration';
import { tellingWhatRemains } from '../tellingWhatRemains';

/** Has discovery read the new repository, and waits until the catalog has its entity. */
export function createRegisterEntityAction(deps: {
  appBaseUrl: string;
  registration: CatalogRegistration;
  repositories: ServiceRepositories;
}) {
  const { appBaseUrl, registration, repositories } = deps;
  return createTemplateAction({
    id: 'macadam:catalog:register',
    description:
      'Has the catalog discover a new repository and waits for its entity',
    supportsDryRun: true,
    schema: {
      input: {
        slug: z => z.string().describe("The repository's name"),
        defaultBranch: z => z.string().default('main'),
        entityRef: z =>
          z.string().describe('The entity that catalog-info.yaml describes'),
      },
      output: { entityRef: z => z.string() },
    },
    async handler(ctx) {
      const { slug, defaultBranch = 'main' } = ctx.input;
      const entityRef = stringifyEntityRef(
        parseEntityRef(ctx.input.entityRef, { defaultKind: 'component' }),
      );
      ctx.output('entityRef', entityRef);
      if (ctx.isDryRun) return;
      const register = async () => {
        const credentials = await ctx.getInitiatorCredentials();
        await registration.register(
          { slug, defaultBranch, entityRef },
          { credentials, signal: ctx.signal },
        );
        ctx.logger.info(`The catalog has ${entityRef}`);
      };
      const of = { appBaseUrl, context: ctx, name: slug, repositories };
      await tellingWhatRemains(register, of);
    },
  });
}
