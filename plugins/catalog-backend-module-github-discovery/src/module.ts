// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { GithubEntityProvider } from '@backstage/plugin-catalog-backend-module-github';
import { githubOrgEntityProviderTransformsExtensionPoint } from '@backstage/plugin-catalog-backend-module-github-org';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { serviceRepositoriesRef } from '@macadam/plugin-golden-path-node';
import { DiscoveryProvider } from './DiscoveryProvider';
import { RepositoryEvents } from './RepositoryEvents';
import { teamWithTimezone } from './timezoneOfTeam';

export const catalogModuleGithubDiscovery = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'github-discovery',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        logger: coreServices.logger,
        organization: githubOrgEntityProviderTransformsExtensionPoint,
        repositories: serviceRepositoriesRef,
        scheduler: coreServices.scheduler,
      },
      async init({ catalog, organization, repositories, ...services }) {
        const { config, events, logger, scheduler } = services;
        organization.setTeamTransformer(teamWithTimezone);
        const providers = GithubEntityProvider.fromConfig(config, {
          events,
          logger,
          scheduler,
        }).map(provider => new DiscoveryProvider(provider));
        catalog.addEntityProvider(providers);

        const deps = { events, logger, providers, repositories };
        await new RepositoryEvents(deps).subscribe();
      },
    });
  },
});
