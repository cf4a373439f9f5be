// SPDX-License-Identifier: Apache-2.0
import type { StoryCommit, StoryRun } from '../story';
import { later } from './calendar';
import { type Random, wholeBetween } from './random';

const CHECKS = '.github/workflows/ci.yaml';
const CHECKS_FAIL = 0.07;

/**
 * What the checks made of each commit to `main`. The newest commit fares well unless told otherwise:
 * what waits for somebody is told, not drawn by lot.
 */
export function checksOf(options: {
  commits: StoryCommit[];
  random: Random;
  newestFails: boolean;
  /** Indexes of commits that are known to be good. */
  good: Set<number>;
}): StoryRun[] {
  const { commits, random, newestFails, good } = options;
  const newest = commits.length - 1;
  return commits.flatMap(({ author, at, message }, index): StoryRun[] => {
    if (message.includes('[skip ci]')) return [];
    const lot = random();
    const fails =
      index < newest
        ? index > 0 && !good.has(index) && lot < CHECKS_FAIL
        : newestFails;
    return [
      {
        workflow: CHECKS,
        commit: index,
        event: 'push',
        actor: author,
        conclusion: fails ? 'failure' : 'success',
        startedAt: later(at, 0.2),
        durationSeconds: wholeBetween(random, 95, 260),
      },
    ];
  });
}
