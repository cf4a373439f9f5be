// SPDX-License-Identifier: Apache-2.0
import type {
  StoryAttempt,
  StoryCommit,
  StoryDeployment,
  StoryRepository,
  StoryRun,
} from '../../story';
import { finishDeployment, startDeployment } from '../actions/jobDeployments';
import { jobsAt } from '../actions/jobs';
import { planRun, QUEUE_SECONDS, type RunPlan } from '../actions/plan';
import { parseWorkflow, type Workflow } from '../actions/Workflow';
import { contextOf, workflowRecord } from '../actions/workflowFiles';
import { addStatus, createDeployment } from '../deployments/deployments';
import type { Forge } from '../Forge';
import type { AttemptRecord, RepositoryRecord, RunRecord } from '../store';

/** Something of the past, and when it began. */
interface Past {
  at: Date;
  happen(): void;
}

/** The runs of the past, with the deployments that they made, as if they had run here; and deployments without runs. */
export function importRuns(
  forge: Forge,
  repository: RepositoryRecord,
  source: Pick<StoryRepository, 'commits' | 'runs' | 'deployments'>,
  shas: string[],
): void {
  const { commits, runs, deployments = [] } = source;
  const workflowAt = workflowsOf(commits);
  const numbers = new Map<string, number>();
  const pasts = byTime(runs, run => run.startedAt).flatMap((story): Past[] => {
    const workflow = workflowAt(story.workflow, story.commit);
    if (!workflow) return [];
    const runNumber = (numbers.get(story.workflow) ?? 0) + 1;
    numbers.set(story.workflow, runNumber);
    const { message } = commits[story.commit];
    const commit = { sha: shas[story.commit], message };
    const found = { workflow, commit, runNumber };
    return attemptsOf(forge, repository, story, found);
  });
  const made = deployments.map(
    (story): Past => ({
      at: story.startedAt,
      happen: () =>
        importDeployment(forge, repository, story, shas[story.commit]),
    }),
  );
  for (const past of byTime([...pasts, ...made], ({ at }) => at)) past.happen();
}

function byTime<T>(all: T[], timeOf: (one: T) => Date): T[] {
  return [...all].sort((a, b) => timeOf(a).getTime() - timeOf(b).getTime());
}

/** Workflows as they stood at a commit, read from the story: git would be asked a thousand times. */
function workflowsOf(commits: StoryCommit[]) {
  const parsed = new Map<string, Workflow | undefined>();
  return (path: string, at: number): Workflow | undefined => {
    const content = commits
      .slice(0, at + 1)
      .findLast(({ files }) => path in files)?.files[path];
    if (!content) return undefined;
    const key = `${path}:${content}`;
    if (!parsed.has(key)) parsed.set(key, parseWorkflow(path, content));
    return parsed.get(key);
  };
}

/** A later attempt comes among the runs of its own time: what it deploys replaces what was there then. */
function attemptsOf(
  forge: Forge,
  repository: RepositoryRecord,
  story: StoryRun,
  found: {
    workflow: Workflow;
    commit: { sha: string; message: string };
    runNumber: number;
  },
): Past[] {
  const { workflow } = found;
  const id = forge.store.nextId();
  const run = runRecord(repository, story, {
    ...found,
    id,
    workflowId: workflowRecord(forge, repository, workflow).id,
  });
  const plan = planRun(workflow, contextOf(run));
  const attempts = [story, ...(story.reruns ?? [])];
  return attempts.map(attempt => ({
    at: attempt.startedAt,
    happen: () => importAttempt(forge, run, plan, attempt),
  }));
}

function runRecord(
  repository: RepositoryRecord,
  story: StoryRun,
  found: {
    id: number;
    workflow: Workflow;
    workflowId: number;
    commit: { sha: string; message: string };
    runNumber: number;
  },
): RunRecord {
  const { id, workflow, workflowId, commit, runNumber } = found;
  return {
    id,
    repositoryId: repository.id,
    workflowId,
    workflow: workflow.path,
    workflowName: workflow.name,
    referenced: workflow.referenced,
    runNumber,
    event: story.event,
    title:
      story.event === 'workflow_dispatch'
        ? workflow.name
        : commit.message.split('\n')[0],
    branch: repository.defaultBranch,
    sha: commit.sha,
    actor: story.actor,
    attempts: [],
    announced: 'completed',
  };
}

function importAttempt(
  forge: Forge,
  run: RunRecord,
  plan: RunPlan,
  story: StoryAttempt & { actor: string },
): void {
  const { runs } = forge.store;
  const key = String(run.id);
  const attempts = [...(runs.get(key)?.attempts ?? []), attemptRecord(story)];
  runs.put(key, { ...run, attempts });
  const [attempt] = attempts.slice(-1);
  for (const job of jobsAt(plan, attempt, forge.clock.now())) {
    if (job.plan.outcome === 'skipped') continue;
    startDeployment(forge, run.id, job, { silent: true });
    finishDeployment(forge, run.id, job, { silent: true });
  }
}

function attemptRecord(story: StoryAttempt & { actor: string }): AttemptRecord {
  const start = story.startedAt.getTime();
  const at = (seconds: number) => new Date(start + seconds * 1000);
  return {
    actor: story.actor,
    queuedAt: at(-QUEUE_SECONDS).toISOString(),
    startedAt: at(0).toISOString(),
    completedAt: at(story.durationSeconds).toISOString(),
    conclusion: story.conclusion,
    ...(story.endedIn && { endedIn: story.endedIn }),
  };
}

function importDeployment(
  forge: Forge,
  repository: RepositoryRecord,
  story: StoryDeployment,
  sha: string,
): void {
  const { creator, startedAt: at, environment, task, description } = story;
  const telling = { silent: true };
  const { id } = createDeployment(
    forge,
    repository,
    {
      sha,
      ref: repository.defaultBranch,
      environment,
      task,
      description,
      creator,
      at,
    },
    telling,
  );
  const end = new Date(at.getTime() + story.durationSeconds * 1000);
  for (const [state, moment] of [
    ['in_progress', at],
    [story.outcome, end],
  ] as const) {
    addStatus(forge, repository, id, { state, creator, at: moment }, telling);
  }
}
