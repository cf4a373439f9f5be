// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { CallersView } from '@macadam/portal-node';
import { readToolAccess } from './config';
import { Grafana } from './grafana/Grafana';
import { AuthorizedToolStatusReader } from './read/AuthorizedToolStatusReader';
import { ToolStatusReader } from './read/ToolStatusReader';
import { createToolStatusRouter } from './routes/createToolStatusRouter';
import { SonarQube } from './sonarqube/SonarQube';

export const toolStatusPlugin = createBackendPlugin({
  pluginId: 'tool-status',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        userInfo: coreServices.userInfo,
      },
      async init({ config, http, httpAuth, logger, ...services }) {
        const grafana = readToolAccess(config, 'grafana');
        const sonarqube = readToolAccess(config, 'sonarqube');
        const reader = new ToolStatusReader({
          grafana: 'missing' in grafana ? grafana : new Grafana(grafana),
          sonarqube:
            'missing' in sonarqube ? sonarqube : new SonarQube(sonarqube),
          logger,
        });
        const view = new CallersView(services);
        const tools = new AuthorizedToolStatusReader(reader, { view });
        http.use(createToolStatusRouter({ httpAuth, tools }));
      },
    });
  },
});
