// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { durationToMilliseconds } from '@backstage/types';
import {
  githubOrganizationRef,
  Owners,
  pipelineRunsRef,
  readGoldenPathConfig,
  serviceRepositoriesRef,
  TemplateCommits,
} from '@macadam/plugin-golden-path-node';
import { platformTeamFromConfig } from '@macadam/portal-common';
import { createPublishRepositoryAction } from './actions/publishRepository';
import { createRegisterEntityAction } from './actions/registerEntity';
import { createReserveRepositoryAction } from './actions/reserveRepository';
import { createStartPipelineAction } from './actions/startPipeline';
import { CatalogRegistration } from './registration/CatalogRegistration';

export const scaffolderModuleGoldenPath = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'golden-path',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        organization: githubOrganizationRef,
        pipelines: pipelineRunsRef,
        repositories: serviceRepositoriesRef,
        userInfo: coreServices.userInfo,
      },
      async init({ actions, config, organization, ...services }) {
        const { catalog, repositories } = services;
        const { appBaseUrl } = readGoldenPathConfig(config);
        const owners = new Owners({
          ...services,
          organization: repositories.organization,
          platformTeam: platformTeamFromConfig(config),
        });
        const registration = new CatalogRegistration({
          ...services,
          deadlineMilliseconds: registrationDeadlineFrom(config),
        });
        const templates = new TemplateCommits(organization);
        const engine = { ...services, appBaseUrl, owners, registration };
        actions.addActions(
          createReserveRepositoryAction({
            catalog,
            owners,
            repositories,
            templates,
          }),
          createPublishRepositoryAction(engine),
          createStartPipelineAction(engine),
          createRegisterEntityAction(engine),
        );
      },
    });
  },
});

function registrationDeadlineFrom(config: Config): number {
  const key = 'macadam.goldenPath.registrationDeadline';
  if (!config.has(key)) return 60_000;
  return durationToMilliseconds(readDurationFromConfig(config, { key }));
}
