// SPDX-License-Identifier: Apache-2.0
import type { StoryCommit, StoryRun } from '../story';
import { later } from './calendar';
import { type Random, wholeBetween } from './random';

const CI_FAILS = 0.07;
const DEPLOYMENT_FAILS = 0.05;

/**
 * What the pipelines made of each commit to `main`. Words alone are not deployed. The newest commit
 * fares well unless `fails` says otherwise: what waits for somebody is told, not drawn by lot.
 */
export function runsOf(options: {
  commits: StoryCommit[];
  random: Random;
  deploys: boolean;
  fails?: 'ci' | 'deploy';
}): StoryRun[] {
  const { commits, random, deploys, fails } = options;
  const newest = commits.length - 1;
  const newestDeployed = commits.findLastIndex(commit => !isWordsOnly(commit));
  return commits.flatMap((commit, index) => {
    const cause = {
      commit: index,
      actor: commit.author,
      event: 'push',
    } as const;
    const ciFails =
      index < newest ? index > 0 && random() < CI_FAILS : fails === 'ci';
    const ci: StoryRun = {
      ...cause,
      workflow: '.github/workflows/ci.yaml',
      conclusion: ciFails ? 'failure' : 'success',
      startedAt: later(commit.at, 0.2),
      durationSeconds: wholeBetween(random, 95, 260),
    };
    if (!deploys || ciFails || isWordsOnly(commit)) return [ci];
    const deploymentFails =
      index < newestDeployed ? random() < DEPLOYMENT_FAILS : fails === 'deploy';
    const deployment: StoryRun = {
      ...cause,
      workflow: '.github/workflows/deploy.yaml',
      conclusion: deploymentFails ? 'failure' : 'success',
      startedAt: later(ci.startedAt, ci.durationSeconds / 60 + 0.2),
      durationSeconds: wholeBetween(random, 180, 540),
    };
    return [ci, deployment];
  });
}

function isWordsOnly({ files }: StoryCommit): boolean {
  return Object.keys(files).every(path => path.endsWith('.md'));
}
