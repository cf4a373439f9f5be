// SPDX-License-Identifier: Apache-2.0
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { deliverySourcesExtensionPoint } from '@macadam/plugin-dora-node';
import { githubOrganizationRef } from '@macadam/plugin-golden-path-node';
import { readGithubDeliveryConfig } from './config';
import { WebhookEvents } from './ingest/WebhookEvents';
import { GithubDeploymentSource } from './source/GithubDeploymentSource';

export const doraModuleGithub = createBackendModule({
  pluginId: 'dora',
  moduleId: 'github',
  register(module) {
    module.registerInit({
      deps: {
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        logger: coreServices.logger,
        organization: githubOrganizationRef,
        sources: deliverySourcesExtensionPoint,
      },
      async init({ config, events, logger, organization, sources }) {
        const source = new GithubDeploymentSource({
          organization,
          config: readGithubDeliveryConfig(config),
        });
        sources.addDeploymentSource(source);
        sources.onReady(async ingest => {
          const deps = { events, ingest, logger, source };
          await new WebhookEvents(deps).subscribe();
        });
      },
    });
  },
});
