// SPDX-License-Identifier: Apache-2.0
import type { AttemptRecord } from '../store';
import type { PlannedJob, PlannedStep, Progress, RunPlan } from './plan';

type Outcome = 'success' | 'failure' | 'cancelled' | 'skipped';

/** A job or step at a moment. Times that have not come are absent. */
export interface Stage {
  name: string;
  status: Progress;
  conclusion?: Outcome;
  startedAt?: Date;
  completedAt?: Date;
}

export interface JobState extends Stage {
  plan: PlannedJob;
  /** When it will start and end, whatever the moment. */
  startsAt: Date;
  endsAt: Date;
  steps: Array<Stage & { command?: string }>;
}

/**
 * What is to be seen of an attempt's jobs at a moment: the plan, stretched to the attempt's times
 * and ended as the attempt ended.
 */
export function jobsAt(
  plan: RunPlan,
  attempt: AttemptRecord,
  now: Date,
): JobState[] {
  const start = new Date(attempt.startedAt).getTime();
  const length = new Date(attempt.completedAt).getTime() - start;
  const at = (seconds: number) =>
    new Date(
      start + (plan.seconds === 0 ? 0 : (length * seconds) / plan.seconds),
    );
  const jobs = endedLike(plan, attempt);
  return jobs.map(job => ({
    plan: job,
    startsAt: at(job.startSeconds),
    endsAt: at(job.endSeconds),
    ...stageAt(
      job.name,
      at(job.startSeconds),
      at(job.endSeconds),
      now,
      ending(job, attempt),
    ),
    steps: stepsAt(job, attempt, at, now),
  }));
}

/** A recorded failure that the file does not explain came from the last command of the last job. */
function endedLike(plan: RunPlan, attempt: AttemptRecord): PlannedJob[] {
  const { jobs } = plan;
  const last = jobs.filter(job => job.outcome === 'success').at(-1);
  if (
    attempt.conclusion !== 'failure' ||
    plan.conclusion === 'failure' ||
    !last
  ) {
    return jobs;
  }
  const culprit = last.steps
    .filter(step => step.command && !step.skipped)
    .at(-1);
  const steps = last.steps.map(step => ({ ...step, fails: step === culprit }));
  return jobs.map(job =>
    job === last ? { ...job, steps, outcome: 'failure' as const } : job,
  );
}

function ending(job: PlannedJob, attempt: AttemptRecord): Outcome {
  const isCut = attempt.conclusion === 'cancelled' && job.outcome !== 'skipped';
  return isCut ? 'cancelled' : job.outcome;
}

function stepsAt(
  job: PlannedJob,
  attempt: AttemptRecord,
  at: (seconds: number) => Date,
  now: Date,
): JobState['steps'] {
  const failing = job.steps.findIndex(step => step.fails);
  const outcome = (step: PlannedStep, index: number): Outcome => {
    if (attempt.conclusion === 'cancelled') return 'cancelled';
    if (step.skipped) return 'skipped';
    if (step.fails) return 'failure';
    const isAfter = failing >= 0 && index > failing && step.command;
    return isAfter ? 'skipped' : 'success';
  };
  return job.steps.map((step, index) => ({
    command: step.command,
    ...stageAt(
      step.name,
      at(step.startSeconds),
      at(step.endSeconds),
      now,
      outcome(step, index),
    ),
  }));
}

function stageAt(
  name: string,
  startsAt: Date,
  endsAt: Date,
  now: Date,
  outcome: Outcome,
): Stage {
  if (now < startsAt) return { name, status: 'queued' };
  if (now < endsAt) return { name, status: 'in_progress', startedAt: startsAt };
  return {
    name,
    status: 'completed',
    conclusion: outcome,
    startedAt: startsAt,
    completedAt: endsAt,
  };
}
