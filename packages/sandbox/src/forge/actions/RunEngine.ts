// SPDX-License-Identifier: Apache-2.0
import type { Cancel } from '../../clock';
import { timestamp, type Forge } from '../Forge';
import type {
  AttemptRecord,
  RepositoryRecord,
  RunEvent,
  RunRecord,
} from '../store';
import { finishDeployment, startDeployment } from './jobDeployments';
import { jobsAt } from './jobs';
import { planRun, progressOf, QUEUE_SECONDS, type RunPlan } from './plan';
import type { Workflow } from './Workflow';
import { contextOf, planOf, workflowRecord } from './workflowFiles';

export interface NewRun {
  workflow: Workflow;
  event: RunEvent;
  title: string;
  branch: string;
  sha: string;
  actor: string;
  inputs?: Record<string, string>;
  pull?: number;
  upstream?: string;
}

/**
 * Lets runs happen. A run's times are fixed when it starts, so what is to be seen of it follows
 * from the clock alone; the engine only tells others when a moment has come, and after a restart
 * it goes on where it stopped.
 */
export class RunEngine {
  private readonly scheduled = new Map<number, Cancel[]>();

  /** @param locate - the forge that the engine is part of */
  constructor(private readonly locate: () => Forge) {}

  private get forge(): Forge {
    return this.locate();
  }

  /** Takes up the runs that had not been told to their end. */
  async resume(): Promise<void> {
    for (const run of this.forge.store.runs.values()) {
      if (run.announced === 'completed') continue;
      const repository = this.forge.repositories.byId(run.repositoryId);
      if (!repository) continue;
      this.schedule(run, await planOf(this.forge, repository, run));
    }
  }

  start(repository: RepositoryRecord, input: NewRun): RunRecord {
    const { store } = this.forge;
    const { workflow, ...described } = input;
    const record = workflowRecord(this.forge, repository, workflow);
    const plan = planRun(workflow, contextOf(described));
    const id = store.nextId();
    const run = store.runs.put(String(id), {
      id,
      repositoryId: repository.id,
      workflowId: record.id,
      workflow: workflow.path,
      workflowName: workflow.name,
      referenced: workflow.referenced,
      runNumber: this.nextRunNumber(record.id),
      ...described,
      attempts: [this.attempt(plan, input.actor)],
      announced: 'nothing',
    });
    return this.begin(run, plan);
  }

  async rerun(
    repository: RepositoryRecord,
    run: RunRecord,
    actor: string,
  ): Promise<RunRecord> {
    const plan = await planOf(this.forge, repository, run);
    const again = this.save({
      ...run,
      attempts: [...run.attempts, this.attempt(plan, actor)],
      announced: 'nothing',
    });
    return this.begin(again, plan);
  }

  async cancel(repository: RepositoryRecord, run: RunRecord): Promise<void> {
    const last = run.attempts.at(-1);
    const now = this.forge.clock.now();
    if (!last || progressOf(last, now) === 'completed') return;
    const at = timestamp(now);
    const ended: AttemptRecord = {
      ...last,
      startedAt: last.startedAt < at ? last.startedAt : at,
      completedAt: at,
      conclusion: 'cancelled',
    };
    const changed = this.save({
      ...run,
      attempts: [...run.attempts.slice(0, -1), ended],
    });
    this.schedule(changed, await planOf(this.forge, repository, changed));
  }

  private begin(run: RunRecord, plan: RunPlan): RunRecord {
    const announced = this.announce(run.id, 'requested') ?? run;
    this.schedule(announced, plan);
    return announced;
  }

  /** Sets a task for each moment that others should hear of, in order of time. */
  private schedule(run: RunRecord, plan: RunPlan): void {
    this.scheduled.get(run.id)?.forEach(cancel => cancel());
    const attempt = run.attempts.at(-1);
    if (!attempt) return;
    const moments: Array<{ at: Date; task: () => void }> = [
      {
        at: new Date(attempt.startedAt),
        task: () => this.announce(run.id, 'in_progress'),
      },
    ];
    for (const job of jobsAt(plan, attempt, this.forge.clock.now())) {
      if (!job.plan.environment || job.plan.outcome === 'skipped') continue;
      moments.push(
        {
          at: job.startsAt,
          task: () => startDeployment(this.forge, run.id, job),
        },
        {
          at: job.endsAt,
          task: () => finishDeployment(this.forge, run.id, job),
        },
      );
    }
    moments.push({
      at: new Date(attempt.completedAt),
      task: () => {
        this.scheduled.delete(run.id);
        this.announce(run.id, 'completed');
      },
    });
    moments.sort((a, b) => a.at.getTime() - b.at.getTime());
    this.scheduled.set(
      run.id,
      moments.map(({ at, task }) => this.forge.clock.at(at, task)),
    );
  }

  /** Each step is told once, also when a restart comes between. */
  private announce(
    id: number,
    action: 'requested' | 'in_progress' | 'completed',
  ): RunRecord | undefined {
    const run = this.forge.store.runs.get(String(id));
    const repository = run && this.forge.repositories.byId(run.repositoryId);
    const order = ['nothing', 'requested', 'in_progress', 'completed'];
    if (!repository) return undefined;
    if (order.indexOf(run.announced) >= order.indexOf(action)) return run;
    const told = this.save({ ...run, announced: action });
    const sender = told.attempts.at(-1)?.actor ?? told.actor;
    this.forge.events.emit('workflow_run', {
      action,
      repository,
      sender,
      run: told,
    });
    return told;
  }

  private save(run: RunRecord): RunRecord {
    return this.forge.store.runs.put(String(run.id), run);
  }

  private attempt(plan: RunPlan, actor: string): AttemptRecord {
    const { clock } = this.forge;
    const queuedAt = clock.now();
    const startedAt = clock.after(queuedAt, QUEUE_SECONDS);
    const completedAt = clock.after(startedAt, plan.seconds);
    return {
      actor,
      // Milliseconds stay: at the sandbox's pace a whole run may take less than a second.
      queuedAt: queuedAt.toISOString(),
      startedAt: startedAt.toISOString(),
      completedAt: completedAt.toISOString(),
      conclusion: plan.conclusion,
    };
  }

  private nextRunNumber(workflowId: number): number {
    return (
      1 +
      this.forge.store.runs
        .values()
        .filter(run => run.workflowId === workflowId).length
    );
  }
}
