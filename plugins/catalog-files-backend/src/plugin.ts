// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendPlugin,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { platformTeamFromConfig } from '@macadam/portal-common';
import { CallersView } from '@macadam/portal-node';
import { CodeOwners } from './check/CodeOwners';
import { ErrorEvents } from './check/ErrorEvents';
import { FileChecker } from './check/FileChecker';
import { FileReads } from './check/FileReads';
import { PushEvents } from './check/PushEvents';
import { AuthorizedFileReader } from './read/AuthorizedFileReader';
import { createFilesRouter } from './routes/createFilesRouter';
import { FileStore } from './store/FileStore';

export const catalogFilesPlugin = createBackendPlugin({
  pluginId: 'catalog-files',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        reader: coreServices.urlReader,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init({ config, database, http, scheduler, ...services }) {
        const knex = await database.getClient();
        if (!database.migrations?.skip) {
          await knex.migrate.latest({ directory: migrations() });
        }
        const store = new FileStore(knex);
        const checker = new FileChecker(services);
        const codeOwners = new CodeOwners(services);
        const reads = new FileReads({
          ...services,
          checker,
          codeOwners,
          store,
        });

        await scheduler.scheduleTask({
          ...readSchedulerServiceTaskScheduleDefinitionFromConfig(
            config.getConfig('catalogFiles.schedule'),
          ),
          id: 'read',
          fn: signal => reads.pass(signal),
        });
        await new PushEvents({ ...services, reads }).subscribe();
        await new ErrorEvents({ ...services, reads }).subscribe();

        const files = new AuthorizedFileReader(store, {
          ...services,
          platformTeam: platformTeamFromConfig(config),
          view: new CallersView(services),
        });
        http.use(createFilesRouter({ ...services, files }));
      },
    });
  },
});

function migrations(): string {
  return resolvePackagePath(
    '@macadam/plugin-catalog-files-backend',
    'migrations',
  );
}
