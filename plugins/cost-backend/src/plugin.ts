// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { costSourcesExtensionPoint } from '@macadam/plugin-cost-node';
import { registerCostActions } from './actions/registerCostActions';
import { readCostConfig } from './config';
import { createCosts } from './costs';
import { CostSources } from './CostSources';
import { createEngine } from './engine';
import { createCostRouter } from './routes/createCostRouter';
import { createLinesFileRouter } from './routes/createLinesFileRouter';
import { createOrganizationRouter } from './routes/createOrganizationRouter';

export const costPlugin = createBackendPlugin({
  pluginId: 'cost',
  register(env) {
    const sources = new CostSources();
    env.registerExtensionPoint(costSourcesExtensionPoint, sources);
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init({ config, database, http, ...services }) {
        const knex = await database.getClient();
        if (!database.migrations?.skip) {
          await knex.migrate.latest({ directory: migrations() });
        }
        const settings = readCostConfig(config);
        const deps = { ...services, knex };
        const engine = createEngine({ ...deps, sources, config: settings });
        const costs = createCosts({
          ...{ ...deps, config, engine, settings },
          sources: sources.all(),
        });

        registerCostActions({ ...services, costs });
        http.use(createCostRouter({ ...services, costs }));
        http.use(createLinesFileRouter({ ...services, costs }));
        http.use(createOrganizationRouter({ ...services, costs }));
        await engine.start();
      },
    });
  },
});

function migrations(): string {
  return resolvePackagePath('@macadam/plugin-cost-backend', 'migrations');
}
