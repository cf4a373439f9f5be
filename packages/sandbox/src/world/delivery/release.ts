// SPDX-License-Identifier: Apache-2.0
import type { StoryCommit, StoryRun } from '../../story';
import { daysBefore, later, workingDayFrom } from '../calendar';
import { type Random, pick, wholeBetween } from '../random';
import type { Delivery, DeployJob, Repair } from './Delivery';
import { endOf, type Timeline } from './Timeline';

export const DEPLOY = '.github/workflows/deploy.yaml';

const DEPLOYMENT_FAILS = 0.05;

export interface History {
  commits: StoryCommit[];
  /** By index of the commit. */
  repairs: Map<number, Repair>;
  /** Indexes of commits whose checks failed. */
  broken: Set<number>;
  random: Random;
}

/** Words alone are not deployed, and neither is what a hotfix has brought there already. */
export function isDeployed({ files, message }: StoryCommit): boolean {
  const isWords = Object.keys(files).every(path => path.endsWith('.md'));
  return !isWords && !message.includes('[skip ci]');
}

/** Each push by itself, one after the other; what still waits when the next comes is cancelled. */
export function releasePushes(
  timeline: Timeline,
  history: History,
  options: { newestFails: boolean },
): void {
  const { commits, broken, random } = history;
  const pushed = [...commits.keys()].filter(index =>
    isDeployed(commits[index]),
  );
  let free = new Date(0);
  pushed.forEach((index, place) => {
    const { at, author } = commits[index];
    const asked = later(at, 0.2);
    const startedAt = free > asked ? later(free, 0.1) : asked;
    const next = commits[pushed[place + 1]]?.at;
    const cause = {
      workflow: DEPLOY,
      commit: index,
      actor: author,
      event: 'push',
    } as const;
    if (next && next <= startedAt) {
      const durationSeconds = secondsBetween(asked, next);
      timeline.runs.push({
        ...cause,
        startedAt: asked,
        durationSeconds,
        conclusion: 'cancelled',
        endedIn: 'build',
      });
      return;
    }
    const isNewest = next === undefined;
    const endedIn = broken.has(index)
      ? 'build'
      : failureOf(history, index, isNewest && options.newestFails, isNewest);
    const run: StoryRun = {
      ...cause,
      startedAt,
      durationSeconds: wholeBetween(random, 180, 540),
      conclusion: endedIn ? 'failure' : 'success',
      ...(endedIn && { endedIn }),
    };
    timeline.runs.push(run);
    free = endOf(run);
  });
}

/** What waits for somebody is told, not drawn by lot; so is what a repair needs: something to repair. */
function failureOf(
  { commits, repairs, random }: History,
  index: number,
  fails: boolean,
  isNewest: boolean,
): DeployJob | undefined {
  const lot = random();
  const where = pick(random, ['staging', 'production'] as const);
  if (fails) return 'production';
  const nextDeployed = commits.findIndex(
    (commit, later_) =>
      later_ > index && (isDeployed(commit) || repairs.has(later_)),
  );
  const isTold = isNewest || repairs.has(index) || repairs.has(nextDeployed);
  return !isTold && lot < DEPLOYMENT_FAILS ? where : undefined;
}

/** All that has come since, by hand, in the morning of a working day every so many days. */
export function releaseTrains(
  timeline: Timeline,
  { commits, broken, random }: History,
  everyDays: number,
): void {
  let released = -1;
  for (
    let day = later(commits[0].at, 90);
    day < timeline.end;
    day = workingDayFrom(daysBefore(day, -everyDays))
  ) {
    const startedAt = later(day, wholeBetween(random, 0, 50));
    const newest = commits.findLastIndex(({ at }) => at < startedAt);
    const isNew = commits
      .slice(released + 1, newest + 1)
      .some(commit => isDeployed(commit));
    if (!isNew || broken.has(newest) || startedAt > timeline.end) continue;
    released = newest;
    timeline.runs.push({
      workflow: DEPLOY,
      commit: newest,
      actor: commits[newest].author,
      event: 'workflow_dispatch',
      startedAt,
      durationSeconds: wholeBetween(random, 240, 600),
      conclusion: 'success',
    });
  }
}

/** Everything that goes to production according to plan. */
export function release(
  timeline: Timeline,
  history: History,
  delivery: Delivery,
  options: { newestFails: boolean },
): void {
  if (delivery.everyDays) {
    releaseTrains(timeline, history, delivery.everyDays);
  } else {
    releasePushes(timeline, history, options);
  }
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(1, Math.round((to.getTime() - from.getTime()) / 1000));
}
