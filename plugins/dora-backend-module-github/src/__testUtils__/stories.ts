// SPDX-License-Identifier: Apache-2.0
import {
  aCommit,
  aRepository,
  aStory,
  type Story,
  type StoryCommit,
  type StoryRun,
} from '@macadam/sandbox';

export const START = new Date('2026-05-01T10:00:00Z');

const DEPLOY = '.github/workflows/deploy.yaml';

/** One job for each line; `production` and the like name the environment it deploys to. */
export function deployWorkflow(
  jobs: Array<{ name: string; environment?: string; run?: string }>,
  name = 'Deploy to Production',
): string {
  const lines = jobs.flatMap((job, index) => [
    `  ${job.name}:`,
    ...(index > 0 ? [`    needs: ${jobs[index - 1].name}`] : []),
    ...(job.environment ? [`    environment: ${job.environment}`] : []),
    `    steps: [{ run: ${job.run ?? './work.sh'} }]`,
  ]);
  return [`name: ${name}`, 'on: workflow_dispatch', 'jobs:', ...lines, ''].join(
    '\n',
  );
}

/** A repository whose commits are an hour apart, the first of which brings the workflow that deploys. */
export function aHistory(options: {
  workflow: string;
  commits: number;
  runs: StoryRun[];
  file?: string;
}): Story {
  const { workflow, commits, runs, file = DEPLOY } = options;
  const story: StoryCommit[] = Array.from({ length: commits }, (_, index) => ({
    ...aCommit(`Change ${index}`, {
      [`src/${index}.ts`]: `export const n = ${index};\n`,
      ...(index === 0 && { [file]: workflow }),
    }),
    at: hours(index),
  }));
  return aStory({ repositories: [aRepository({ commits: story, runs })] });
}

/** A run that deploys a commit, half an hour after it was written. */
export function aRun(commit: number, change: Partial<StoryRun> = {}): StoryRun {
  return {
    workflow: DEPLOY,
    commit,
    event: 'workflow_dispatch',
    actor: 'ada',
    conclusion: 'success',
    startedAt: hours(commit + 0.5),
    durationSeconds: 300,
    ...change,
  };
}

export function hours(count: number): Date {
  return new Date(START.getTime() + count * 3_600_000);
}
