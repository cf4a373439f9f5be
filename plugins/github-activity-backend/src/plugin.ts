// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendPlugin,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { githubOrganizationRef } from '@macadam/plugin-golden-path-node';
import { platformTeamFromConfig } from '@macadam/portal-common';
import { ActivityIngest } from './ingest/ActivityIngest';
import { Reconciliation } from './ingest/Reconciliation';
import { WebhookEvents } from './ingest/WebhookEvents';
import { ActivityReader } from './read/ActivityReader';
import { AuthorizedActivityReader } from './read/AuthorizedActivityReader';
import { EntityRepositories } from './read/EntityRepositories';
import { LastChangeReader } from './read/LastChangeReader';
import { createActivityRouter } from './routes/createActivityRouter';
import { GithubActivitySource } from './source/GithubActivitySource';
import { ActivityStore } from './store/ActivityStore';

export const githubActivityPlugin = createBackendPlugin({
  pluginId: 'github-activity',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        logger: coreServices.logger,
        organization: githubOrganizationRef,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init({ config, database, http, organization, ...services }) {
        const knex = await database.getClient();
        if (!database.migrations?.skip) {
          await knex.migrate.latest({ directory: migrations() });
        }
        const store = new ActivityStore(knex);
        const source = new GithubActivitySource(organization);
        const repositories = new EntityRepositories({ config, source });
        const ingest = new ActivityIngest({ ...services, source, store });
        const deps = { ...services, ingest, repositories, source, store };

        const reconciliation = new Reconciliation(deps);
        await services.scheduler.scheduleTask({
          ...readSchedulerServiceTaskScheduleDefinitionFromConfig(
            config.getConfig('githubActivity.schedule'),
          ),
          id: 'reconcile',
          fn: signal => reconciliation.pass(signal),
        });
        await new WebhookEvents(deps).subscribe();

        const platformTeam = platformTeamFromConfig(config);
        const activity = new AuthorizedActivityReader(
          new ActivityReader(deps),
          { ...deps, changes: new LastChangeReader(deps), platformTeam },
        );
        http.use(createActivityRouter({ ...services, activity }));
      },
    });
  },
});

function migrations(): string {
  return resolvePackagePath(
    '@macadam/plugin-github-activity-backend',
    'migrations',
  );
}
