// SPDX-License-Identifier: Apache-2.0
import type { StoryCommit } from '../story';
import { beginningOf, lastAfternoon, later, workingMoments } from './calendar';
import { type Change, filesOfCommits } from './history';
import { pick, type Random, weave, wholeBetween } from './random';
import type { RepositoryPlan } from './RepositoryPlan';

/** From one repair to the next commit: time for it to arrive, and to be seen to hold. */
const REST_MINUTES = 100;
const LATEST_HOUR = 20;
const MOST_DRAWS = 200;

/** One change after the other, in the order in which they came. */
export function changesOf(plan: RepositoryPlan, random: Random): Change[] {
  const woven = weave(random, plan.changes.map(togetherOf)).flat();
  return [...woven, ...(plan.upkeep?.lastly ?? [])];
}

/** A strand, cut wherever something else may come between. */
function togetherOf(strand: Change[]): Change[][] {
  const pieces: Change[][] = [];
  for (const change of strand) {
    if (change.isAtOnce && pieces.length > 0) pieces.at(-1)?.push(change);
    else pieces.push([change]);
  }
  return pieces;
}

/** The commits of `main`: what each changed, who wrote it, and when. */
export function commitsOf(
  plan: RepositoryPlan,
  changes: Change[],
  options: { team: string[]; random: Random; authoring: Random; now: Date },
): StoryCommit[] {
  const { team, random, authoring, now } = options;
  const dates = [beginningOf(now), ...datesOf(plan, changes, { random, now })];
  const messages = [{ message: plan.beginning }, ...changes];
  return filesOfCommits(plan.tree, changes).map((files, index) => {
    const change: Partial<Change> & { message: string } = messages[index];
    const at = dates[index];
    const wrote = change.repairs ? [4, 15] : [5, 180];
    return {
      author: change.by ?? pick(random, team),
      at,
      authoredAt: later(at, -wholeBetween(authoring, wrote[0], wrote[1])),
      message: change.message,
      files,
    };
  });
}

/** Drawn anew until every repair has room after what it repairs. */
function datesOf(
  plan: RepositoryPlan,
  changes: Change[],
  { random, now }: { random: Random; now: Date },
): Date[] {
  const drawn = changes.filter(({ repairs }) => !repairs).length;
  const isOpen = plan.delivery?.turns?.some(({ is }) => is === 'open');
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const moments = workingMoments(random, now, drawn);
    if (isOpen) moments.splice(-1, 1, lastAfternoon(now));
    const dates = withRepairs(beginningOf(now), changes, moments, random);
    if (dates) return dates;
  }
  throw new Error(`${plan.name} has no room for its repairs`);
}

function withRepairs(
  beginning: Date,
  changes: Change[],
  moments: Date[],
  random: Random,
): Date[] | undefined {
  const rest = [...moments];
  const dates: Date[] = [];
  for (const { repairs } of changes) {
    const before = dates.at(-1) ?? beginning;
    const date = repairs
      ? later(before, wholeBetween(random, 45, 70))
      : rest.splice(0, 1)[0];
    const next = repairs && rest[0];
    const isTooLate = repairs && date.getUTCHours() >= LATEST_HOUR;
    const isTooClose = next && next < later(date, REST_MINUTES);
    if (date <= before || isTooLate || isTooClose) return undefined;
    dates.push(date);
  }
  return dates;
}
