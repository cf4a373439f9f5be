// SPDX-License-Identifier: Apache-2.0
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  deliverySourcesExtensionPoint,
  type DeliveryIngest,
  type DeploymentSource,
  type Interest,
  type Told,
} from '@macadam/plugin-dora-node';
import {
  GithubOrganization,
  githubOrganizationRef,
} from '@macadam/plugin-golden-path-node';
import type { TestForge } from '@macadam/sandbox';
import { forgeConfig, shared } from '@macadam/test-portal';
import { doraModuleGithub } from '../module';

/** The module in a backend, with a forge at the one end and, in the place of the engine, a list at the other. */
export interface RunningModule {
  source: DeploymentSource;
  events: ReturnType<typeof mockServices.events>;
  /** Newest last. */
  told: Told[];
  stop(): Promise<void>;
}

export async function startModule(
  forge: TestForge,
  options: {
    dora?: object;
    interestIn?: (value: string) => Interest | undefined;
  } = {},
): Promise<RunningModule> {
  const interested = { needsPaths: false, workflows: [null] };
  const { interestIn = () => interested } = options;
  const events = mockServices.events();
  const told: Told[] = [];
  const sources: DeploymentSource[] = [];
  const ingest: DeliveryIngest = {
    async tell(telling) {
      told.push(telling);
      return true;
    },
    interestIn: async (_, value) => interestIn(value),
  };
  const data = { ...forgeConfig(forge), dora: options.dora ?? {} };
  // This forge is near: a failure of its is over at once.
  const organization = GithubOrganization.fromConfig(
    mockServices.rootConfig({ data }),
    { firstDelayMilliseconds: 1 },
  );
  const backend = await startTestBackend({
    features: [
      engine(ingest, sources),
      doraModuleGithub,
      mockServices.rootConfig.factory({ data }),
      shared(githubOrganizationRef, organization),
      shared(eventsServiceRef, events),
    ],
  });
  const [source] = sources;
  return { source, events, told, stop: () => backend.stop() };
}

function engine(ingest: DeliveryIngest, sources: DeploymentSource[]) {
  return createBackendPlugin({
    pluginId: 'dora',
    register(plugin) {
      const ready: Array<(ingest: DeliveryIngest) => Promise<void>> = [];
      plugin.registerExtensionPoint(deliverySourcesExtensionPoint, {
        addDeploymentSource: source => sources.push(source),
        addIncidentSource: () => undefined,
        addWebhookReceiver: () => undefined,
        onReady: callback => ready.push(callback),
      });
      plugin.registerInit({
        deps: {},
        async init() {
          for (const callback of ready) await callback(ingest);
        },
      });
    },
  });
}
