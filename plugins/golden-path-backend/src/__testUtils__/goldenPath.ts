// SPDX-License-Identifier: Apache-2.0
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  notificationService,
  type NotificationService,
} from '@backstage/plugin-notifications-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import { startTestForge } from '@macadam/sandbox';
import request from 'supertest';
import { goldenPathPlugin } from '../plugin';

export const appBaseUrl = 'http://portal.example';
export const starter = 'user:default/ada';
export const platformEngineer = 'user:default/pat';
export const stranger = 'user:default/eve';

const teams: Record<string, string> = {
  [starter]: 'group:default/payments-team',
  [platformEngineer]: 'group:default/platform-team',
};

export type GoldenPath = Awaited<ReturnType<typeof startGoldenPath>>;

/** The plugin at a forge of its own, with runs that a test puts there. `scaffolder` brings the real one in place of those runs. */
export async function startGoldenPath(options: {
  entities?: (forgeUrl: string) => Entity[];
  scaffolder?: BackendFeature[];
  features?: BackendFeature[];
  config?: object;
}) {
  const forge = await startTestForge();
  const tasks = new Map<string, ScaffolderTask>();
  const events = mockServices.events.mock();
  const notifications = { send: jest.fn(async () => {}) };
  const permissions = mockServices.permissions.mock({
    authorize: async asked => asked.map(() => ALLOW),
    authorizeConditional: async asked => asked.map(() => ALLOW),
  });
  const backend = await startTestBackend({
    features: [
      goldenPathPlugin,
      catalogServiceMock.factory({ entities: options.entities?.(forge.url) }),
      events.factory,
      sentBy(notifications),
      permissions.factory,
      mockServices.rootConfig.factory({
        data: { ...configFor(forge), ...options.config },
      }),
      mockServices.userInfo.mock({ getUserInfo }).factory,
      ...(options.scaffolder ?? [runsOf(tasks)]),
      ...(options.features ?? []),
    ],
  });
  const call = (method: 'get' | 'post' | 'delete', path: string, by: string) =>
    request(backend.server)
      [method](`/api/golden-path${path}`)
      .set('Authorization', headerOf(by));
  return {
    events,
    forge,
    notifications,
    tell: telling(events),
    permissions,
    tasks,
    get: (path: string, by = starter) => call('get', path, by),
    post: (path: string, body: object, by = starter) =>
      call('post', path, by).send(body),
    remove: (path: string, by = starter) => call('delete', path, by),
    stop: async () => {
      await backend.stop();
      await forge.close();
    },
  };
}

const sentBy = (notifications: NotificationService) =>
  createServiceFactory({
    service: notificationService,
    deps: {},
    factory: () => notifications,
  });

/** A scaffolder that knows of these runs alone. */
const runsOf = (tasks: Map<string, ScaffolderTask>) =>
  scaffolderServiceMock.mock({
    getTask: taskIn(tasks),
    getLogs: async () => [],
    listTasks: async () => ({ items: [], totalItems: 0 }),
  }).factory;

/** Delivers an event to whoever has subscribed to its topic. */
function telling(events: ReturnType<typeof mockServices.events.mock>) {
  return async (topic: string, eventPayload: object) => {
    for (const [subscription] of events.subscribe.mock.calls) {
      if (!subscription.topics.includes(topic)) continue;
      await subscription.onEvent({ topic, eventPayload });
    }
  };
}

const ALLOW = { result: AuthorizeResult.ALLOW } as const;

function configFor(forge: { url: string; api: string }) {
  const { host } = new URL(forge.url);
  const integration = {
    host,
    apiBaseUrl: forge.api,
    token: 'test-admin-token',
  };
  return {
    app: { baseUrl: appBaseUrl },
    macadam: { github: { host, organization: 'acme' } },
    integrations: { github: [integration] },
  };
}

function taskIn(tasks: Map<string, ScaffolderTask>) {
  return async ({ taskId }: { taskId: string }) => {
    const task = tasks.get(taskId);
    if (!task) throw new NotFoundError(`No task ${taskId}`);
    return task;
  };
}

function headerOf(caller: string): string {
  return caller === 'nobody'
    ? mockCredentials.none.header()
    : mockCredentials.user.header(caller);
}

async function getUserInfo(credentials: unknown) {
  const { userEntityRef } = (
    credentials as ReturnType<typeof mockCredentials.user>
  ).principal;
  const team = teams[userEntityRef];
  const ownershipEntityRefs = [userEntityRef, ...(team ? [team] : [])];
  return { userEntityRef, ownershipEntityRefs };
}

export function anEntity(
  kind: string,
  name: string,
  annotations: Record<string, string>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations },
  };
}
