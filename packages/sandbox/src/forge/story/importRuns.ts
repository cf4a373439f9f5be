// SPDX-License-Identifier: Apache-2.0
import type { StoryCommit, StoryRun } from '../../story';
import { finishDeployment, startDeployment } from '../actions/jobDeployments';
import { jobsAt } from '../actions/jobs';
import { planRun, QUEUE_SECONDS } from '../actions/plan';
import { parseWorkflow, type Workflow } from '../actions/Workflow';
import { contextOf, workflowRecord } from '../actions/workflowFiles';
import type { Forge } from '../Forge';
import type { RepositoryRecord, RunRecord } from '../store';

/** The runs of the past, with the deployments that they made, as if they had run here. */
export function importRuns(
  forge: Forge,
  repository: RepositoryRecord,
  runs: StoryRun[],
  history: { commits: StoryCommit[]; shas: string[] },
): void {
  const { commits, shas } = history;
  const numbers = new Map<string, number>();
  const workflowAt = workflowsOf(commits);
  const oldestFirst = [...runs].sort(
    (a, b) => a.startedAt.getTime() - b.startedAt.getTime(),
  );
  for (const story of oldestFirst) {
    const workflow = workflowAt(story.workflow, story.commit);
    if (!workflow) continue;
    const runNumber = (numbers.get(story.workflow) ?? 0) + 1;
    numbers.set(story.workflow, runNumber);
    const { message } = commits[story.commit];
    const commit = { sha: shas[story.commit], message };
    importRun(forge, repository, story, { workflow, commit, runNumber });
  }
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

function importRun(
  forge: Forge,
  repository: RepositoryRecord,
  story: StoryRun,
  found: {
    workflow: Workflow;
    commit: { sha: string; message: string };
    runNumber: number;
  },
): void {
  const { workflow, commit, runNumber } = found;
  const { store } = forge;
  const id = store.nextId();
  const start = story.startedAt.getTime();
  const at = (seconds: number) => new Date(start + seconds * 1000);
  const run: RunRecord = store.runs.put(String(id), {
    id,
    repositoryId: repository.id,
    workflowId: workflowRecord(forge, repository, workflow).id,
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
    attempts: [
      {
        actor: story.actor,
        queuedAt: at(-QUEUE_SECONDS).toISOString(),
        startedAt: at(0).toISOString(),
        completedAt: at(story.durationSeconds).toISOString(),
        conclusion: story.conclusion,
      },
    ],
    announced: 'completed',
  });
  const plan = planRun(workflow, contextOf(run));
  for (const job of jobsAt(plan, run.attempts[0], forge.clock.now())) {
    if (job.plan.outcome === 'skipped') continue;
    startDeployment(forge, id, job, { silent: true });
    finishDeployment(forge, id, job, { silent: true });
  }
}
