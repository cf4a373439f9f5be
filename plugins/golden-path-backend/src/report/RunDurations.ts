// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { endOf } from './timeline';

/** The newest of them: how long runs took a year ago says little about now. */
const CONSIDERED_RUNS = 50;
const MAX_KEPT = 2_000;

/**
 * How long completed runs of a template took. The portal itself asks, since a person sees their own runs only: what leaves here is durations,
 * nothing of who ran what.
 */
export class RunDurations {
  /** Of a completed run; it never changes. */
  private readonly seconds = new Map<string, number | undefined>();

  constructor(
    private readonly deps: {
      auth: AuthService;
      scaffolder: Pick<ScaffolderService, 'getLogs' | 'listTasks'>;
    },
  ) {}

  /** In seconds, without the run that is asked about. */
  async ofTemplate(templateRef: string, exceptTaskId: string) {
    const credentials = await this.deps.auth.getOwnServiceCredentials();
    const { items } = await this.deps.scaffolder.listTasks(
      { status: 'completed', limit: CONSIDERED_RUNS },
      { credentials },
    );
    const durations = await Promise.all(
      items
        .filter(({ id }) => id !== exceptTaskId)
        .filter(({ spec }) => spec.templateInfo?.entityRef === templateRef)
        .map(task => this.ofTask(task)),
    );
    return durations.flatMap(seconds => seconds ?? []);
  }

  private async ofTask(task: { id: string; createdAt: string }) {
    if (!this.seconds.has(task.id)) {
      const credentials = await this.deps.auth.getOwnServiceCredentials();
      const events = await this.deps.scaffolder.getLogs(
        { taskId: task.id },
        { credentials },
      );
      if (this.seconds.size >= MAX_KEPT) this.seconds.clear();
      this.seconds.set(task.id, endOf(task.createdAt, events)?.seconds);
    }
    return this.seconds.get(task.id);
  }
}
