// SPDX-License-Identifier: Apache-2.0
import { later } from '../calendar';
import { type Random, pick, wholeBetween } from '../random';
import type { Repair } from './Delivery';
import type { History } from './release';
import { endOf, type Timeline } from './Timeline';

/** How long a repair takes at most until it is written, counted from when it is needed. */
const LONGEST_SEARCH_MINUTES = 45;

/** Tells what each repair had to repair: an incident that the release before it caused, and that it ended. */
export function tellRepairs(
  timeline: Timeline,
  history: History,
  team: string[],
): void {
  for (const [commit, repair] of history.repairs) {
    tellRepair(timeline, history, { commit, repair, team });
  }
}

function tellRepair(
  timeline: Timeline,
  { commits, random }: History,
  told: { commit: number; repair: Repair; team: string[] },
): void {
  const { commit, repair, team } = told;
  const { at: writtenAt, author } = commits[commit];
  const cause = timeline
    .releases()
    .findLast(({ finishedAt }) => finishedAt < writtenAt);
  if (!cause) return;
  const endedAt =
    repair.how === 'hotfix'
      ? bringAtOnce(timeline, { commit, author, random, writtenAt })
      : endOfRun(timeline, commit);
  const earliest = later(writtenAt, -LONGEST_SEARCH_MINUTES);
  const alarm = later(cause.finishedAt, wholeBetween(random, 4, 9));
  const at = alarm > earliest ? alarm : earliest;
  timeline.incidents.push({
    title: repair.title,
    urgency: 'high',
    service: '',
    at,
    acknowledged: {
      at: later(at, wholeBetween(random, 1, 4)),
      by: pick(random, team),
    },
    resolved: {
      at: later(endedAt, wholeBetween(random, 2, 8)),
      by: author,
    },
  });
}

/** Past the pipeline, which would take too long. */
function bringAtOnce(
  timeline: Timeline,
  hotfix: { commit: number; author: string; writtenAt: Date; random: Random },
): Date {
  const { commit, author, writtenAt, random } = hotfix;
  const startedAt = later(writtenAt, 2);
  const durationSeconds = wholeBetween(random, 80, 200);
  timeline.deployments.push({
    commit,
    environment: 'production',
    task: 'deploy:hotfix',
    description: 'Past the pipeline, to end an incident',
    creator: author,
    startedAt,
    durationSeconds,
    outcome: 'success',
  });
  return later(startedAt, durationSeconds / 60);
}

function endOfRun({ runs }: Timeline, commit: number): Date {
  const run = runs.find(one => one.commit === commit);
  if (!run) throw new Error(`Commit ${commit} was never brought to production`);
  return endOf(run);
}
