// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { CallersView, readPagerdutyAccess } from '@macadam/portal-node';
import { PagerDuty } from './pagerduty/PagerDuty';
import { AuthorizedOnCallReader } from './read/AuthorizedOnCallReader';
import { OnCallReader } from './read/OnCallReader';
import { createOnCallRouter } from './routes/createOnCallRouter';

export const onCallPlugin = createBackendPlugin({
  pluginId: 'on-call',
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
        const access = readPagerdutyAccess(config, 'onCall.pagerduty');
        const pager = access && new PagerDuty(access);
        const onCall = new AuthorizedOnCallReader(
          new OnCallReader({ logger, pager }),
          { view: new CallersView(services) },
        );
        http.use(createOnCallRouter({ httpAuth, onCall }));
      },
    });
  },
});
