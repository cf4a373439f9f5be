// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { deliverySourcesExtensionPoint } from '@macadam/plugin-dora-node';
import { registerDeliveryActions } from './actions/registerDeliveryActions';
import { readDoraConfig } from './config';
import { createDelivery } from './delivery';
import { DeliverySources } from './DeliverySources';
import { createEngine } from './engine';
import { createMetrics } from './metrics/createMetrics';
import { createMetricsRouter } from './metrics/createMetricsRouter';
import { createDeliveryRouter } from './routes/createDeliveryRouter';
import { createExplanationRouter } from './routes/createExplanationRouter';
import { createIncidentRouter } from './routes/createIncidentRouter';
import { createWebhookRouter } from './routes/createWebhookRouter';

export const doraPlugin = createBackendPlugin({
  pluginId: 'dora',
  register(env) {
    const sources = new DeliverySources();
    env.registerExtensionPoint(deliverySourcesExtensionPoint, sources);
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        root: coreServices.rootHttpRouter,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init({ config, database, http, root, ...services }) {
        const knex = await database.getClient();
        if (!database.migrations?.skip) {
          await knex.migrate.latest({ directory: migrations() });
        }
        const settings = readDoraConfig(config);
        const deps = { ...services, knex, sources };
        const metrics = createMetrics(knex);
        const engine = await createEngine({
          ...deps,
          config: settings,
          onCounted: counted => metrics.count(counted),
        });
        const delivery = createDelivery({ ...deps, config, engine, settings });

        registerDeliveryActions({ ...services, delivery });
        http.use(createDeliveryRouter({ ...services, delivery }));
        http.use(createExplanationRouter({ ...services, delivery }));
        http.use(createIncidentRouter({ ...services, delivery }));
        const { ingest } = engine;
        const { receivers } = sources;
        http.use(createWebhookRouter({ ...services, ingest, receivers }));
        http.addAuthPolicy({ path: '/webhooks', allow: 'unauthenticated' });

        root.use('/metrics', createMetricsRouter(metrics.registry));
        await engine.start();
        await sources.ready(ingest);
      },
    });
  },
});

function migrations(): string {
  return resolvePackagePath('@macadam/plugin-dora-backend', 'migrations');
}
