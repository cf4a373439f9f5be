// SPDX-License-Identifier: Apache-2.0
import type { StoryCommit, StoryPull, StoryRepository } from '../story';
import { beginningOf, daysBefore, workingMoments } from './calendar';
import { applyEdits, type Change, filesOfCommits } from './history';
import { membersOf } from './people';
import { createRandom, pick, type Random, weave } from './random';
import type { OpenPull, RepositoryPlan } from './RepositoryPlan';
import { runsOf } from './runs';

/** Lives a repository's last ninety days. Nothing here depends on another repository. */
export function tellRepository(
  plan: RepositoryPlan,
  options: { now: Date; seed: number },
): StoryRepository {
  const { restedDays = 0, people, lastly = [], isArchived } = plan.upkeep ?? {};
  const now = daysBefore(options.now, restedDays);
  const random = createRandom(options.seed, plan.name);
  const changes = [...weave(random, plan.changes), ...lastly];
  const team = people ?? membersOf(plan.team);
  const commits = commitsOf(plan, changes, { team, random, now });
  const pulls = pullsOf(plan, commits, random, now);
  return {
    name: plan.name,
    description: plan.description,
    topics: plan.topics,
    visibility: 'internal',
    archived: isArchived,
    teams: { [plan.team]: 'maintain', 'platform-team': 'admin' },
    commits,
    runs: runsOf({
      commits,
      random,
      deploys: plan.deploys,
      fails: plan.upkeep?.fails,
    }),
    pulls: [...mergedPulls(changes, commits, { team, random }), ...pulls],
  };
}

function commitsOf(
  plan: RepositoryPlan,
  changes: Change[],
  options: { team: string[]; random: Random; now: Date },
): StoryCommit[] {
  const { team, random, now } = options;
  const dates = [
    beginningOf(now),
    ...workingMoments(random, now, changes.length),
  ];
  const messages = [{ message: plan.beginning }, ...changes];
  return filesOfCommits(plan.tree, changes).map((files, index) => {
    const { message, by }: { message: string; by?: string } = messages[index];
    return {
      author: by ?? pick(random, team),
      at: dates[index],
      message,
      files,
    };
  });
}

function mergedPulls(
  changes: Change[],
  commits: StoryCommit[],
  options: { team: string[]; random: Random },
): StoryPull[] {
  const { team, random } = options;
  return changes.flatMap(({ review }, index) => {
    if (!review) return [];
    const base = commits[index];
    const merged = commits[index + 1];
    const { author, message, at } = merged;
    const others = team.filter(login => login !== author);
    const openedAt = new Date((base.at.getTime() + at.getTime()) / 2);
    const [title] = message.split('\n');
    return {
      title,
      body: review.body,
      author,
      branch: title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
      base: index,
      commits: [{ ...merged, at: openedAt }],
      openedAt,
      mergedAt: at,
      approvedBy: [review.approvedBy ?? pick(random, others)],
    };
  });
}

/** Those that wait, and those that were given up. */
function pullsOf(
  plan: RepositoryPlan,
  commits: StoryCommit[],
  random: Random,
  now: Date,
): StoryPull[] {
  const latest = commits[commits.length - 1].at.getTime();
  const between = (from: number) =>
    new Date(from + random() * (now.getTime() - from));
  const opened = ({ edits, ...pull }: OpenPull): StoryPull => {
    const openedAt = between(latest);
    const files = applyEdits(plan.tree, edits);
    const { author, title: message } = pull;
    return {
      ...pull,
      base: commits.length - 1,
      commits: [{ author, at: openedAt, message, files }],
      openedAt,
    };
  };
  const closed = (plan.closedPulls ?? []).map(opened).map(pull => ({
    ...pull,
    closedAt: between(pull.openedAt.getTime()),
  }));
  return [...plan.openPulls.map(opened), ...closed];
}
