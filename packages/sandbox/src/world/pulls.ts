// SPDX-License-Identifier: Apache-2.0
import type { StoryCommit, StoryPull } from '../story';
import { applyEdits, type Change } from './history';
import { pick, type Random } from './random';
import type { OpenPull, RepositoryPlan } from './RepositoryPlan';

/** Those by which changes came. */
export function mergedPulls(
  plan: RepositoryPlan,
  changes: Change[],
  commits: StoryCommit[],
  options: { team: string[]; random: Random },
): StoryPull[] {
  const { team, random } = options;
  return changes.flatMap(({ review }, index): StoryPull[] => {
    if (!review) return [];
    const base = commits[index];
    const merged = commits[index + 1];
    const { author, message, at } = merged;
    const others = team.filter(login => login !== author);
    const openedAt = new Date((base.at.getTime() + at.getTime()) / 2);
    const [title] = message.split('\n');
    return [
      {
        title,
        body: review.body,
        author,
        branch: title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
        base: index,
        commits: [{ ...merged, at: openedAt }],
        openedAt,
        mergedAt: at,
        mergedBy: plan.hasMergeCommits ? 'merge' : 'squash',
        approvedBy: [review.approvedBy ?? pick(random, others)],
      },
    ];
  });
}

/** Those that wait, and those that were given up. */
export function otherPulls(
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

/** In the order of their numbers. */
export function numbered(pulls: StoryPull[]): StoryPull[] {
  return [...pulls].sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
}

/** The commits of `main` as their pull requests left them. @param pulls - in the order of their numbers */
export function asMerged(
  commits: StoryCommit[],
  pulls: StoryPull[],
): StoryCommit[] {
  const all = [...commits];
  pulls.forEach((pull, index) => {
    if (!pull.mergedAt) return;
    const commit = commits[pull.base + 1];
    all[pull.base + 1] =
      pull.mergedBy === 'merge'
        ? mergeCommit(commit, pull, index + 1)
        : { ...commit, authoredAt: pull.openedAt };
  });
  return all;
}

function mergeCommit(
  { files, at }: StoryCommit,
  { branch, title, author, approvedBy }: StoryPull,
  number: number,
): StoryCommit {
  return {
    files,
    at,
    author: approvedBy?.[0] ?? author,
    message: `Merge pull request #${number} from acme/${branch}\n\n${title}`,
  };
}
