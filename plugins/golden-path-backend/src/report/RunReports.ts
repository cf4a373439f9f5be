// SPDX-License-Identifier: Apache-2.0
import type {
  LogEvent,
  ScaffolderTask,
} from '@backstage/plugin-scaffolder-common';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import type { Outcome, RunReport } from '@macadam/plugin-golden-path-common';
import type { Caller } from '../Caller';
import type { OutcomeSources } from './OutcomeSources';
import type { RunDurations } from './RunDurations';
import { endOf } from './timeline';
import { usualDuration } from './usualDuration';

/** What a report says of one run, from the scaffolder's events, the forge and the catalog. */
export class RunReports {
  constructor(
    private readonly deps: {
      durations: RunDurations;
      outcomes: OutcomeSources;
      scaffolder: Pick<ScaffolderService, 'getLogs'>;
      targetSeconds: number;
    },
  ) {}

  async report(task: ScaffolderTask, caller: Caller): Promise<RunReport> {
    const { id: taskId, createdAt, status } = task;
    const events = await this.deps.scaffolder.getLogs({ taskId }, caller);
    const [usual, outcomes] = await Promise.all([
      this.usual(task),
      this.outcomes(task, events, caller),
    ]);
    const end = endOf(createdAt, events);
    return {
      taskId,
      status,
      createdAt: new Date(createdAt).toISOString(),
      endedAt: end?.at.toISOString(),
      usual,
      targetSeconds: this.deps.targetSeconds,
      outcomes,
    };
  }

  private async usual({ id, spec }: ScaffolderTask) {
    const template = spec.templateInfo?.entityRef;
    return usualDuration(
      template ? await this.deps.durations.ofTemplate(template, id) : [],
    );
  }

  private async outcomes(
    task: ScaffolderTask,
    events: LogEvent[],
    caller: Caller,
  ): Promise<Outcome[]> {
    const { outcomes } = this.deps;
    const run = { task, events };
    const [repository, pipeline, catalog] = await Promise.all([
      outcomes.repository(run),
      outcomes.pipeline(run),
      outcomes.catalog(run, caller),
    ]);
    return [repository, pipeline, ...notOffered, catalog];
  }
}

const notOffered: Outcome[] = [
  {
    id: 'namespace',
    state: 'not-offered',
    detail: 'Not set up yet: comes with self-service infrastructure',
  },
  {
    id: 'observability',
    state: 'not-offered',
    detail: 'Not set up yet: comes with delivery to the cluster',
  },
];
