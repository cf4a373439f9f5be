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
  const jobs = endedLike(plan, attempt);
  const planned = Math.max(0, ...jobs.map(job => job.endSeconds));
  const at = (seconds: number) =>
    new Date(start + (planned === 0 ? 0 : (length * seconds) / planned));
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

/** A recorded end that the file does not explain came in the last command of one job, and what follows it did not begin. */
function endedLike(plan: RunPlan, attempt: AttemptRecord): PlannedJob[] {
  const { jobs } = plan;
  const isExplained =
    attempt.conclusion === 'success' || attempt.conclusion === plan.conclusion;
  const good = jobs.filter(job => job.outcome === 'success');
  const last = good.find(job => job.id === attempt.endedIn) ?? good.at(-1);
  if (isExplained || !last) return jobs;
  // Whoever cancels a run here says nothing of jobs: all of it ends.
  if (attempt.conclusion === 'cancelled' && !attempt.endedIn) return jobs;
  return jobs.map(job => {
    if (job === last) return endedJob(job, attempt);
    return job.startSeconds >= last.endSeconds ? skippedAt(job, last) : job;
  });
}

function endedJob(job: PlannedJob, { conclusion }: AttemptRecord): PlannedJob {
  if (conclusion !== 'failure') return job;
  const culprit = job.steps.findLast(step => step.command && !step.skipped);
  const steps = job.steps.map(step => ({ ...step, fails: step === culprit }));
  return { ...job, steps, outcome: 'failure' };
}

function skippedAt(job: PlannedJob, { endSeconds }: PlannedJob): PlannedJob {
  const outcome = 'skipped' as const;
  return {
    ...job,
    steps: [],
    outcome,
    startSeconds: endSeconds,
    endSeconds,
  };
}

function ending(job: PlannedJob, attempt: AttemptRecord): Outcome {
  return isCut(job, attempt) ? 'cancelled' : job.outcome;
}

function isCut(
  { id, outcome }: PlannedJob,
  { conclusion, endedIn = id }: AttemptRecord,
): boolean {
  return conclusion === 'cancelled' && outcome !== 'skipped' && id === endedIn;
}

function stepsAt(
  job: PlannedJob,
  attempt: AttemptRecord,
  at: (seconds: number) => Date,
  now: Date,
): JobState['steps'] {
  const failing = job.steps.findIndex(step => step.fails);
  const outcome = (step: PlannedStep, index: number): Outcome => {
    if (isCut(job, attempt)) return 'cancelled';
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
