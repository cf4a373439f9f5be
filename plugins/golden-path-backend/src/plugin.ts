// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { scaffolderServiceRef } from '@backstage/plugin-scaffolder-node';
import {
  catalogFilesRef,
  Owners,
  pipelineRunsRef,
  serviceRepositoriesRef,
} from '@macadam/plugin-golden-path-node';
import { platformTeamFromConfig } from '@macadam/portal-common';
import { AuthorizedNameAvailabilityReader } from './names/AuthorizedNameAvailabilityReader';
import { ForgeAndCatalogNames } from './names/NameAvailabilityReader';
import { RunNotices } from './notices/RunNotices';
import { createPreviews } from './preview/createPreviews';
import { AuthorizedRunRemains } from './remains/AuthorizedRunRemains';
import { RunRemains } from './remains/RunRemains';
import { AuthorizedRegistrations } from './registration/AuthorizedRegistrations';
import { Registrations } from './registration/Registrations';
import { createRegistrationsRouter } from './routes/createRegistrationsRouter';
import { createReports } from './report/createReports';
import { createNamesRouter } from './routes/createNamesRouter';
import { createOwnersRouter } from './routes/createOwnersRouter';
import { createPreviewRouter } from './routes/createPreviewRouter';
import { createRunsRouter } from './routes/createRunsRouter';
import { OwnRuns } from './runs/OwnRuns';

export const goldenPathPlugin = createBackendPlugin({
  pluginId: 'golden-path',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        files: catalogFilesRef,
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        pipelines: pipelineRunsRef,
        reader: coreServices.urlReader,
        repositories: serviceRepositoriesRef,
        scaffolder: scaffolderServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init({ config, http, ...services }) {
        const { organization } = services.repositories;
        const platformTeam = platformTeamFromConfig(config);
        const owners = new Owners({ ...services, organization, platformTeam });
        const runs = new OwnRuns({ ...services, platformTeam });
        const names = new AuthorizedNameAvailabilityReader(
          new ForgeAndCatalogNames(services),
          services,
        );
        const previews = createPreviews({ ...services, owners });
        const remains = new AuthorizedRunRemains(new RunRemains(services), {
          runs,
        });
        const reports = createReports({ ...services, config, runs });
        const registrations = new AuthorizedRegistrations(
          new Registrations(services),
          { ...services, platformTeam },
        );
        http.use(createNamesRouter({ ...services, names }));
        http.use(createOwnersRouter({ ...services, owners }));
        http.use(createPreviewRouter({ ...services, previews }));
        http.use(createRunsRouter({ ...services, remains, reports }));
        http.use(createRegistrationsRouter({ ...services, registrations }));
        await new RunNotices(services).subscribe();
      },
    });
  },
});
