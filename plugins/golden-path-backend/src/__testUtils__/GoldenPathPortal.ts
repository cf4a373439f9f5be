// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { notificationService } from '@backstage/plugin-notifications-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import { startTestForge, type TestForge } from '@macadam/sandbox';
import { forgeConfig, owner, PluginPortal, shared } from '@macadam/test-portal';
import { goldenPathPlugin } from '../plugin';

/** The plugin at a forge of its own, with runs that a test puts there. `scaffolder` brings the real one in place of those runs. */
export class GoldenPathPortal extends PluginPortal {
  readonly tasks = new Map<string, ScaffolderTask>();
  readonly events = mockServices.events.mock();
  readonly notifications = { send: jest.fn(async () => {}) };
  readonly permissions = mockServices.permissions.mock({
    authorize: async asked => asked.map(() => ALLOW),
    authorizeConditional: async asked => asked.map(() => ALLOW),
  });

  private constructor(readonly forge: TestForge) {
    super('golden-path');
  }

  static async start(options: {
    entities?: (forgeUrl: string) => Entity[];
    scaffolder?: BackendFeature[];
    features?: BackendFeature[];
    config?: object;
  }): Promise<GoldenPathPortal> {
    const forge = await startTestForge();
    const portal = new GoldenPathPortal(forge);
    await portal.begin({
      config: { ...forgeConfig(forge), ...options.config },
      entities: options.entities?.(forge.url),
      groups: { [owner]: ['group:default/payments-team'] },
      features: [
        goldenPathPlugin,
        portal.events.factory,
        shared(notificationService, portal.notifications),
        portal.permissions.factory,
        ...(options.scaffolder ?? [runsOf(portal.tasks)]),
        ...(options.features ?? []),
      ],
    });
    return portal;
  }

  /** Delivers an event to whoever has subscribed to its topic. */
  async tell(topic: string, eventPayload: object): Promise<void> {
    for (const [subscription] of this.events.subscribe.mock.calls) {
      if (!subscription.topics.includes(topic)) continue;
      await subscription.onEvent({ topic, eventPayload });
    }
  }

  async stop(): Promise<void> {
    await super.stop();
    await this.forge.close();
  }
}

/** A scaffolder that knows of these runs alone. */
const runsOf = (tasks: Map<string, ScaffolderTask>) =>
  scaffolderServiceMock.mock({
    getTask: taskIn(tasks),
    getLogs: async () => [],
    listTasks: async () => ({ items: [], totalItems: 0 }),
  }).factory;

const ALLOW = { result: AuthorizeResult.ALLOW } as const;

function taskIn(tasks: Map<string, ScaffolderTask>) {
  return async ({ taskId }: { taskId: string }) => {
    const task = tasks.get(taskId);
    if (!task) throw new NotFoundError(`No task ${taskId}`);
    return task;
  };
}
