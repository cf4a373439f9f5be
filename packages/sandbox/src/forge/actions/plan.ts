// SPDX-License-Identifier: Apache-2.0
import type { AttemptRecord, Conclusion } from '../store';
import { interpolate, isAllowed, type Context } from './expressions';
import type { Workflow, WorkflowJob, WorkflowStep } from './Workflow';

/** Nominal lengths: what such work takes on GitHub's own machines. */
const SECONDS = { queue: 4, setUp: 2, uses: 6, run: 18, complete: 1 };

export interface PlannedStep {
  name: string;
  command?: string;
  /** From the start of the run. */
  startSeconds: number;
  endSeconds: number;
  fails: boolean;
  /** Its own `if:` leaves it out. */
  skipped?: boolean;
}

export interface PlannedJob {
  id: string;
  name: string;
  environment?: { name: string; url?: string };
  startSeconds: number;
  endSeconds: number;
  steps: PlannedStep[];
  outcome: 'success' | 'failure' | 'skipped';
}

/** How a run goes when nothing interferes; follows from the file and what started it. */
export interface RunPlan {
  jobs: PlannedJob[];
  seconds: number;
  conclusion: Conclusion;
}

export const QUEUE_SECONDS = SECONDS.queue;

export function planRun(workflow: Workflow, context: Context): RunPlan {
  if (workflow.refused) {
    return { jobs: [], seconds: 0, conclusion: 'startup_failure' };
  }
  const jobs = planJobs(workflow, context, 0).flatMap(unit => unit.jobs);
  return {
    jobs,
    seconds: Math.max(0, ...jobs.map(job => job.endSeconds)),
    conclusion: conclusionOf(jobs),
  };
}

/** What stands under one key of `jobs:`: a job, or all that the called workflow has. */
interface Unit {
  jobs: PlannedJob[];
  endSeconds: number;
  outcome: PlannedJob['outcome'];
}

function planJobs(workflow: Workflow, context: Context, start: number): Unit[] {
  const planned = new Map<string, Unit>();
  const visiting = new Set<string>();
  const visit = (id: string): Unit | undefined => {
    const job = workflow.jobs[id];
    if (!job || planned.has(id) || visiting.has(id)) return planned.get(id);
    visiting.add(id);
    const needed = (job.needs ?? []).map(visit).filter(found => !!found);
    const result = planUnit(id, job, { needed, context, start });
    planned.set(id, result);
    return result;
  };
  Object.keys(workflow.jobs).forEach(visit);
  return [...planned.values()];
}

function planUnit(
  id: string,
  job: WorkflowJob,
  {
    needed,
    context,
    start,
  }: { needed: Unit[]; context: Context; start: number },
): Unit {
  const startSeconds = Math.max(start, ...needed.map(one => one.endSeconds));
  const runs =
    needed.every(before => before.outcome === 'success') &&
    isAllowed(job.if, context);
  if (runs && job.called) return planCall(id, job, context, startSeconds);
  const planned = planJob(id, job, { runs, context, startSeconds });
  return { ...planned, jobs: [planned] };
}

/** Jobs of a called workflow are shown as `caller / job`. */
function planCall(
  id: string,
  job: WorkflowJob,
  context: Context,
  startSeconds: number,
): Unit {
  const { called, with: given = {} } = job;
  if (!called) throw new Error(`Job ${id} calls no workflow`);
  const name = interpolate(job.name ?? id, context);
  const inside = calledContext(called, given, context);
  const jobs = planJobs(called, inside, startSeconds)
    .flatMap(unit => unit.jobs)
    .map(one => ({
      ...one,
      id: `${id}/${one.id}`,
      name: `${name} / ${one.name}`,
    }));
  const conclusion = conclusionOf(jobs);
  return {
    jobs,
    endSeconds: Math.max(startSeconds, ...jobs.map(one => one.endSeconds)),
    outcome:
      conclusion === 'failure' || conclusion === 'skipped'
        ? conclusion
        : 'success',
  };
}

/** A called workflow sees its own inputs, and else what its caller sees. */
function calledContext(
  called: Workflow,
  given: Record<string, string>,
  context: Context,
): Context {
  const inherited = Object.entries(context).filter(
    ([path]) => !path.startsWith('inputs.'),
  );
  const declared = called.on.workflow_call?.inputs ?? {};
  const inputs = Object.entries(declared).map(([name, input]) => {
    const preset = 'default' in input ? input.default ?? '' : '';
    const value = given[name] ?? preset;
    return [`inputs.${name}`, interpolate(value, context)];
  });
  return Object.fromEntries([...inherited, ...inputs]);
}

function planJob(
  id: string,
  job: WorkflowJob,
  about: { runs: boolean; context: Context; startSeconds: number },
): PlannedJob {
  const { runs, context, startSeconds } = about;
  const base = {
    id,
    name: interpolate(job.name ?? id, context),
    environment: job.environment && {
      name: interpolate(job.environment.name, context),
      url: job.environment.url && interpolate(job.environment.url, context),
    },
    startSeconds,
  };
  if (!runs) {
    return { ...base, endSeconds: startSeconds, steps: [], outcome: 'skipped' };
  }
  const steps = planSteps(job, startSeconds, context);
  return {
    ...base,
    steps,
    endSeconds: steps.at(-1)?.endSeconds ?? startSeconds,
    outcome: steps.some(step => step.fails) ? 'failure' : 'success',
  };
}

function planSteps(
  job: WorkflowJob,
  startSeconds: number,
  context: Context,
): PlannedStep[] {
  const all = [
    { name: 'Set up job', seconds: SECONDS.setUp, fails: false },
    ...job.steps.map(step => planStep(step, context)),
    { name: 'Complete job', seconds: SECONDS.complete, fails: false },
  ];
  let at = startSeconds;
  return all.map(({ seconds, ...step }) => {
    const start = at;
    at += seconds;
    return { ...step, startSeconds: start, endSeconds: at };
  });
}

function planStep(step: WorkflowStep, context: Context) {
  const skipped = !isAllowed(step.if, context);
  return {
    name: step.name ?? `Run ${step.uses ?? firstLine(step.run)}`,
    command: step.run ?? step.uses,
    seconds: step.run ? SECONDS.run : SECONDS.uses,
    fails: !skipped && /^\s*(exit [1-9]\d*|false)\s*$/m.test(step.run ?? ''),
    ...(skipped && { skipped, seconds: 0 }),
  };
}

function firstLine(text = ''): string {
  return text.trim().split('\n')[0];
}

function conclusionOf(jobs: PlannedJob[]): Conclusion {
  if (jobs.some(job => job.outcome === 'failure')) return 'failure';
  if (jobs.every(job => job.outcome === 'skipped')) return 'skipped';
  return 'success';
}

export type Progress = 'queued' | 'in_progress' | 'completed';

/** How far an attempt is at a moment. */
export function progressOf(attempt: AttemptRecord, now: Date): Progress {
  if (now < new Date(attempt.startedAt)) return 'queued';
  return now < new Date(attempt.completedAt) ? 'in_progress' : 'completed';
}
