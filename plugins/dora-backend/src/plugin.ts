// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { platformTeamFromConfig } from '@macadam/portal-common';
import { readDoraConfig } from './config';
import { AnswerCache } from './read/AnswerCache';
import { AuthorizedDeliveryReader } from './read/AuthorizedDeliveryReader';
import { CatalogGroups } from './read/CatalogGroups';
import { DeliveryReader } from './read/DeliveryReader';
import { SourceStates } from './read/SourceStates';
import { Subjects } from './read/Subjects';
import { createDeliveryRouter } from './routes/createDeliveryRouter';

/** Answers about several services that are kept while their data stays. */
const KEPT_ANSWERS = 200;

export const doraPlugin = createBackendPlugin({
  pluginId: 'dora',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init({ config, database, http, ...services }) {
        const settings = readDoraConfig(config);
        const knex = await database.getClient();
        if (!database.migrations?.skip) {
          await knex.migrate.latest({ directory: migrations() });
        }
        const reader = new DeliveryReader({
          cache: new AnswerCache(KEPT_ANSWERS),
          knex,
          sources: new SourceStates({ knex, sources: [] }),
          tiers: settings.tiers,
        });
        const subjects = new Subjects({
          directory: { sourceValues: () => [] },
          groups: new CatalogGroups(services),
          timezone: settings.timezone,
        });
        const delivery = new AuthorizedDeliveryReader(reader, {
          ...services,
          platformTeam: platformTeamFromConfig(config),
          subjects,
        });
        http.use(createDeliveryRouter({ ...services, delivery }));
      },
    });
  },
});

function migrations(): string {
  return resolvePackagePath('@macadam/plugin-dora-backend', 'migrations');
}
