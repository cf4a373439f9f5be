// SPDX-License-Identifier: Apache-2.0
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { runPath } from '@macadam/plugin-golden-path-common';
import { z } from 'zod/v3';
import { runOf } from '../runs/run';

/** The scaffolder says here what becomes of its tasks. */
const TASK_TOPIC = 'scaffolder.task';

const endedTask = z.object({
  id: z.string(),
  status: z.enum(['completed', 'failed']),
});

/**
 * Tells who started a run how it ended, whether or not they have stayed to see. One subscriber for all replicas, so each end is told once; the
 * scope of the notification makes a repeated delivery, or a run that was taken up again, renew it.
 */
export class RunNotices {
  constructor(
    private readonly deps: {
      auth: AuthService;
      events: Pick<EventsService, 'subscribe'>;
      logger: LoggerService;
      notifications: NotificationService;
      scaffolder: Pick<ScaffolderService, 'getTask'>;
    },
  ) {}

  async subscribe(): Promise<void> {
    await this.deps.events.subscribe({
      id: 'golden-path-run-notices',
      topics: [TASK_TOPIC],
      onEvent: event => this.tell(event),
    });
  }

  /** Whoever cancels a run knows; steps and logs are no ends. */
  private async tell({ eventPayload }: EventParams): Promise<void> {
    const ended = endedTask.safeParse(eventPayload);
    if (!ended.success) return;
    const { id: taskId, status } = ended.data;
    try {
      const credentials = await this.deps.auth.getOwnServiceCredentials();
      const task = await this.deps.scaffolder.getTask(
        { taskId },
        { credentials },
      );
      const { startedBy: entityRef } = runOf(task);
      if (!entityRef) return;
      await this.deps.notifications.send({
        recipients: { type: 'entity', entityRef },
        payload: {
          ...wordsFor(task, status),
          link: runPath(taskId),
          scope: `run:${taskId}`,
          topic: 'golden-path',
        },
      });
    } catch (error) {
      this.deps.logger.warn(
        `Nobody was told that run ${taskId} has ${status}`,
        toError(error),
      );
    }
  }
}

function wordsFor(task: ScaffolderTask, status: 'completed' | 'failed') {
  const { serviceName } = runOf(task);
  const { title, name } = task.spec.templateInfo?.entity?.metadata ?? {};
  const what = serviceName ?? title ?? name ?? 'Your run';
  return status === 'completed'
    ? {
        title: `${what} is ready`,
        description: 'See what was created, and what comes next.',
        severity: 'normal' as const,
      }
    : {
        title: `${what} could not be created`,
        description: 'See the cause, and what the run has left.',
        severity: 'high' as const,
      };
}
